import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keptDays, logDay } from "#app/access/session-digest.ts";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { answerNaming, askNaming, listNamings, openNaming } from "#app/features/audit/namings.server.ts";
import { contextOf, could, formAnswer, need, stop, submit } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { AskNaming, ClosedNaming, NamedOnce, OpenNaming } from "./naming-parts.tsx";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.namings.title);
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = need(args, "access.read");
  return {
    namings: await listNamings(actor.personId),
    today: logDay(args.context.now),
    asks: could(actor, "digest.ask"),
    answers: could(actor, "digest.answer"),
  };
}

export async function action(args: ActionFunctionArgs) {
  need(args, "access.read");
  const context = contextOf(args);
  const { form } = args.context;
  const done = (code: string) => () => `${hrefIn(context.lang, "systemNamings")}?fatto=${code}`;
  switch (form.get("intent")) {
    case "ask":
      return submit(args, askNaming, {}, done("chiesto"));
    case "answer":
      return submit(args, answerNaming, {}, done("deciso"));
    case "open": {
      const outcome = await openNaming(context, formObject(form));
      // Shown in this answer alone: an address that showed it again would show it to anybody who finds the screen open.
      return outcome.ok ? { named: outcome.value } : formAnswer(args, outcome, form);
    }
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { namings: t, privacy } = useText();
  const href = useHref();
  const named = answer && "named" in answer ? answer.named : null;
  return (
    <SystemShell current="access">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: privacy.access.title, href: href("systemAccess") }, { label: t.title }]}
      />
      {named ? <NamedOnce named={named} /> : <Questions {...shown} />}
    </SystemShell>
  );
}

function Questions({ namings, today, asks, answers }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { namings: t } = useText();
  const open = namings.filter(({ state }) => state === "waiting" || state === "allowed");
  const closed = namings.filter((naming) => !open.includes(naming));
  return (
    <div className="stack-loose">
      <DoneNotice words={t.done} />
      <RowRefusal intents={["answer", "open"]} />
      <p className="reading">{t.limits(keptDays)}</p>
      {namings.length === 0 ? <Empty sentence={t.none} /> : null}
      {open.length > 0 ? (
        <section className="stack" aria-labelledby="open">
          <h2 id="open">
            {t.open} <span className="count">{open.length}</span>
          </h2>
          {open.map((naming) => (
            <OpenNaming key={naming.id} {...{ naming, answers, asks }} />
          ))}
        </section>
      ) : null}
      {asks ? <AskNaming today={today} /> : null}
      {closed.length > 0 ? (
        <section className="stack" aria-labelledby="closed">
          <h2 id="closed">{t.closed}</h2>
          <ul className="rows">
            {closed.map((naming) => (
              <li key={naming.id}>
                <ClosedNaming naming={naming} />
              </li>
            ))}
          </ul>
          <p className="small muted">{t.kept}</p>
        </section>
      ) : null}
    </div>
  );
}
