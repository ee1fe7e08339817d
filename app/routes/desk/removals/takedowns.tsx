import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { restoreTakedown } from "#app/features/removals/takedowns.server.ts";
import { firstKind, isSourceKind, sourceKinds } from "#app/features/sources/source.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args);
  const allows = (action: "original.open" | "takedown.restore") =>
    may(args.context.actor, action, { campaignId: campaign.id }) !== null;
  const rows = await listTakedowns(campaign.id, { names: allows("original.open") });
  return { campaign: shellOf(campaign), rows, restores: allows("takedown.restore") };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "takedown.restore");
  const form = args.context.form;
  const takedownId = String(form.get("intent") ?? "").replace(/^rimetti:/, "");
  return submit(
    args,
    restoreTakedown,
    { takedownId },
    () => `${hrefIn(contextOf(args).lang, "deskTakedowns", { campaign: campaign.slug })}?fatto=rimesso`,
  );
}

export const meta: MetaFunction = titled((t) => t.removals.list.title);

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Page() {
  const { campaign, rows, restores } = useLoaderData<typeof loader>();
  const { list: t } = useText().removals;
  const done = useSearchParams()[0].get("fatto");
  return (
    <DeskShell campaign={campaign} current="takedowns">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack">
        {done === "tolto" ? (
          <Notice kind="success" live>
            <p>{t.done}</p>
          </Notice>
        ) : null}
        {done === "rimesso" ? (
          <Notice kind="success" live>
            <p>{t.restored}</p>
          </Notice>
        ) : null}
        {rows.length === 0 ? (
          <Empty sentence={t.none}>
            <p className="muted">{t.noneNext}</p>
          </Empty>
        ) : null}
        {rows.some((row) => !row.restoredAt) && !restores ? <p className="muted">{t.onlyLead}</p> : null}
        {rows.length > 0 ? (
          <ul className="rows">
            {rows.map((row) => (
              <li key={row.id}>
                <OneTakedown row={row} slug={campaign.slug} restores={restores} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </DeskShell>
  );
}

function OneTakedown({ row, slug, restores }: { row: Row; slug: string; restores: boolean }) {
  const { list: t, named } = useText().removals;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const intent = `rimetti:${row.id}`;
  const source = isSourceKind(row.kind) ? row.kind : row.kind === "attachment" ? firstKind : null;
  const at = { campaign: slug, number: row.number };
  const of = source
    ? sourceKinds[source].deskPage(lang, at)
    : href("deskVersion", { campaign: slug, version: row.number });
  return (
    <div className="stack-tight">
      <p className="row-title">
        <a href={of}>{named[row.kind](row.number, row.part)}</a>{" "}
        <Badge state={row.restoredAt ? "done" : "refused"}>{row.restoredAt ? t.back : t.down}</Badge>
      </p>
      <p className="small muted">
        {t.takenAt(longDay(row.takenAt, lang))}
        {row.restoredAt ? `, ${t.backAt(longDay(row.restoredAt, lang))}` : ""}
      </p>
      <p>
        {t.publicReason}: <span lang="it">{row.reason}</span>
      </p>
      {row.restoredAt && row.restoredReason ? (
        <p>
          {t.backReason}: <span lang="it">{row.restoredReason}</span>
        </p>
      ) : null}
      {row.restoredAt ? null : (
        <>
          <p className="cluster">
            {row.kind === "contribution" ? (
              <a href={href("deskRedact", { campaign: slug, number: row.number })}>{t.toRedact}</a>
            ) : null}
            {row.kind === "paragraph" || row.kind === "version" ? (
              <a href={href("deskReissue", { campaign: slug, version: row.number })}>{t.toReissue}</a>
            ) : null}
          </p>
          {restores ? (
            <Disclosure
              quiet
              summary={
                <>
                  {t.restore}
                  <span className="visually-hidden">: {named[row.kind](row.number, row.part)}</span>
                </>
              }
              open={answer?.values["intent"] === intent}
            >
              <IntentForm intent={intent} labels={{ reason: t.restoreReason }}>
                <TextField name="reason" label={t.restoreReason} hint={t.restoreHint} required />
                <p>
                  <SubmitButton kind="secondary">{t.restore}</SubmitButton>
                </p>
              </IntentForm>
            </Disclosure>
          ) : null}
        </>
      )}
    </div>
  );
}
