import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import { isSource, targetQuery, type Target } from "#app/features/removals/removal.ts";
import { decideReport, listReports } from "#app/features/removals/reports.server.ts";
import { sourceHref } from "#app/features/sources/source.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args);
  const scope = { campaignId: campaign.id };
  return {
    campaign: shellOf(campaign),
    rows: await listReports(campaign.id),
    decides: may(args.context.actor, "report.decide", scope) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "report.decide");
  const form = args.context.form;
  const reportId = String(form.get("intent") ?? "").replace(/^decidi:/, "");
  return submit(
    args,
    decideReport,
    { reportId },
    () => `${hrefIn(contextOf(args).lang, "deskReports", { campaign: campaign.slug })}?fatto=deciso`,
  );
}

export const meta: MetaFunction = titled((t) => t.removals.reports.title);

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

/** What a target is called, and where the public reads it. */
export function useTarget(slug: string, target: Target | null) {
  const { removals } = useText();
  const lang = useLang();
  const href = useHref();
  if (!target) return { name: removals.reports.gone, address: null };
  const { kinds } = removals;
  if (isSource(target))
    return { name: `${kinds[target.kind]} ${target.number}`, address: sourceHref(lang, { ...target, campaign: slug }) };
  if (target.kind === "attachment")
    return { name: kinds.attachment, address: href("attachment", { attachment: target.id }) };
  const page = href("version", { campaign: slug, version: target.version });
  return target.kind === "version"
    ? { name: `${kinds.version} ${target.version}`, address: page }
    : { name: `${kinds.paragraph} · ${kinds.version} ${target.version}`, address: `${page}#p-${target.id}` };
}

export default function Page() {
  const { campaign, rows, decides } = useLoaderData<typeof loader>();
  const { reports: t } = useText().removals;
  const done = useSearchParams()[0].get("fatto");
  return (
    <DeskShell campaign={campaign} current="reports">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack">
        {done === "deciso" ? (
          <Notice kind="success" live>
            <p>{t.done}</p>
          </Notice>
        ) : null}
        {rows.length === 0 ? (
          <Empty sentence={t.none}>
            <p className="muted">{t.noneNext}</p>
          </Empty>
        ) : (
          <ul className="rows">
            {rows.map((row) => (
              <li key={row.id}>
                <OneReport row={row} slug={campaign.slug} decides={decides} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </DeskShell>
  );
}

function OneReport({ row, slug, decides }: { row: Row; slug: string; decides: boolean }) {
  const { reports: t, report, takeDown } = useText().removals;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const { name, address } = useTarget(slug, row.target);
  const intent = `decidi:${row.id}`;
  return (
    <div className="stack-tight">
      <p className="row-title">
        {address ? <a href={address}>{name}</a> : name}{" "}
        <Badge state={row.state === "open" ? "waiting" : "done"}>{t.states[row.state]}</Badge>
      </p>
      <p className="small muted">
        {report.causes[row.cause]} · {longTime(row.reportedAt, lang)}
      </p>
      <p className="draft-text">{row.words}</p>
      {row.state !== "open" && row.answer ? (
        <p>
          {t.answer}: {row.answer}
        </p>
      ) : null}
      {row.state === "open" && decides ? (
        <>
          {row.target ? (
            <p>
              <ButtonLink kind="danger" small href={href("deskTakeDown", { campaign: slug }) + targetQuery(row.target)}>
                {takeDown.link}
                <span className="visually-hidden">: {name}</span>
              </ButtonLink>
            </p>
          ) : null}
          <Disclosure
            quiet
            summary={
              <>
                {t.decide}
                <span className="visually-hidden">: {name}</span>
              </>
            }
            open={answer?.values["intent"] === intent}
          >
            <IntentForm intent={intent} labels={{ answer: t.answer, decision: t.decide }}>
              <Radios
                name="decision"
                label={t.decide}
                required
                inline
                options={[
                  { value: "acted", label: t.acted },
                  { value: "dismissed", label: t.dismissed },
                ]}
              />
              <TextArea
                name="answer"
                label={t.answer}
                hint={t.answerHint(row.wantsAnswer)}
                rows={3}
                limit={2000}
                {...(row.wantsAnswer ? { required: true } : { optional: true })}
              />
              <p>
                <SubmitButton>{t.decide}</SubmitButton>
              </p>
            </IntentForm>
          </Disclosure>
        </>
      ) : null}
    </div>
  );
}
