import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref, hrefIn } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import type { Bench } from "#app/features/organisations/bench.ts";
import { contestBench, getBodyBench } from "#app/features/stakeholders/bench-objections.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { IntentForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { acting } from "./acting.server.ts";
import { SpaceShell, useSpace } from "./space-shell.tsx";

export const meta = titled((t) => t.bodies.bench.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor: _, ...body } = acting(args);
  return { ...(await getBodyBench(body)), signs: body.role === "signatory" };
}

export async function action(args: ActionFunctionArgs) {
  acting(args);
  return submit(args, contestBench, {}, () => `${hrefIn(contextOf(args).lang, "spaceBench")}?fatto=contestata`);
}

/** Shows the body on which bench it sits, and lets it say where it belongs. */
export default function Page() {
  const { bench, objections, signs } = useLoaderData<typeof loader>();
  const {
    bodies: { bench: t },
    organisations: o,
    contributions,
  } = useText();
  const href = useHref();
  const answer = useFormAnswer();
  const waits = objections.some((each) => each.answeredAt === null);
  const options = (Object.keys(o.benches) as Bench[])
    .filter((value) => value !== bench)
    .map((value) => ({ value, label: o.benches[value] }));
  return (
    <SpaceShell current="bench">
      <PageHeader
        title={t.title}
        lead={t.lead(useSpace()?.acting?.campaign.title ?? "")}
        crumbs={[{ label: contributions.space.home, href: href("space") }, { label: t.title }]}
      />
      <div className="reading stack-loose">
        <DoneNotice />
        <section className="panel stack-tight">
          <p className="lead">
            <strong>{bench ? t.sits(o.benches[bench]) : t.none}</strong>
          </p>
          <p>{t.means}</p>
        </section>
        {objections.length > 0 ? (
          <section className="stack" aria-labelledby="history">
            <h2 id="history">{t.history}</h2>
            <ul className="rows">
              {objections.map((each) => (
                <Objection key={each.id} objection={each} />
              ))}
            </ul>
          </section>
        ) : null}
        {signs && !waits ? (
          <Disclosure summary={t.contest} open={answer !== null}>
            <IntentForm intent="contest" labels={{ wanted: t.wanted, why: t.why }}>
              <Select name="wanted" label={t.wanted} options={options} width="middle" required />
              <TextArea name="why" label={t.why} hint={t.whyHint} rows={4} limit={1_000} required />
              <SubmitButton>{t.submit}</SubmitButton>
            </IntentForm>
          </Disclosure>
        ) : null}
        {signs ? null : <p className="muted">{t.onlySignatory}</p>}
      </div>
    </SpaceShell>
  );
}

function Objection({
  objection,
}: {
  objection: {
    wanted: Bench;
    why: string;
    objectedAt: Date;
    answeredAt: Date | null;
    accepted: boolean | null;
    answer: string;
  };
}) {
  const {
    bodies: { bench: t },
    organisations: o,
  } = useText();
  const lang = useLang();
  const { answeredAt, accepted, answer } = objection;
  const answered = answeredAt && longDay(answeredAt, lang);
  return (
    <li className="stack-tight">
      <p className="row-title">{t.asked(o.benches[objection.wanted], longDay(objection.objectedAt, lang))}</p>
      <p lang="it">{objection.why}</p>
      <p>
        <Badge state={answered === null ? "waiting" : accepted ? "done" : "refused"}>
          {answered === null ? t.waiting : accepted ? t.accepted(answered) : t.refused(answered)}
        </Badge>
      </p>
      {answer ? <p lang="it">{answer}</p> : null}
    </li>
  );
}
