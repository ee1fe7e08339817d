import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import { answerOmissisObjection, listOmissisObjections } from "#app/features/publishing/redaction-objections.server.ts";
import { answerObjection, listObjections } from "#app/features/document/objections.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { OmissisObjection } from "../arrivals/omissis-objection.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args);
  return {
    campaign: shellOf(campaign),
    rows: await listObjections(campaign.id),
    omissis: await listOmissisObjections(campaign.id),
    publishes: may(args.context.actor, "contribution.publish", { campaignId: campaign.id }) !== null,
    answers: may(args.context.actor, "citation.answer", { campaignId: campaign.id }) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "citation.answer");
  const form = args.context.form;
  const [about, objectionId = ""] = String(form.get("intent") ?? "").split(":");
  const done = () => `${hrefIn(contextOf(args).lang, "deskObjections", { campaign: campaign.slug })}?fatto=risposto`;
  return about === "omissis"
    ? submit(args, answerOmissisObjection, { objectionId }, done)
    : submit(args, answerObjection, { objectionId }, done);
}

export const meta: MetaFunction = titled((t) => t.removals.objections.title);

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function Page() {
  const { campaign, rows, omissis, answers, publishes } = useLoaderData<typeof loader>();
  const {
    document,
    removals: { objections: t },
    redacting: { objections: own },
  } = useText();
  const href = useHref();
  const done = useSearchParams()[0].get("fatto");
  return (
    <DeskShell campaign={campaign} current="document">
      <PageHeader
        title={t.title}
        crumbs={[
          { label: document.title, href: href("deskDocument", { campaign: campaign.slug }) },
          { label: t.title },
        ]}
      />
      <div className="stack">
        {done === "risposto" ? (
          <Notice kind="success" live>
            <p>{t.done}</p>
          </Notice>
        ) : null}
        <section className="stack-tight">
          <h2>{own.citations}</h2>
          <p>{t.lead}</p>
          {rows.length === 0 ? (
            <Empty sentence={t.none} />
          ) : (
            <ul className="rows">
              {rows.map((row) => (
                <li key={row.id}>
                  <OneObjection row={row} slug={campaign.slug} answers={answers} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="stack-tight" id="omissis">
          <h2>{own.title}</h2>
          <p>{own.lead}</p>
          {omissis.length === 0 ? (
            <Empty sentence={own.none} />
          ) : (
            <ul className="rows">
              {omissis.map((row) => (
                <li key={row.id}>
                  <OmissisObjection row={row} slug={campaign.slug} answers={answers} publishes={publishes} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </DeskShell>
  );
}

function OneObjection({ row, slug, answers }: { row: Row; slug: string; answers: boolean }) {
  const { objections: t } = useText().removals;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const intent = `rispondi:${row.id}`;
  return (
    <div className="stack-tight">
      <p className="row-title">
        <span lang="it">{row.organisation}</span> · {row.number}
      </p>
      <p className="draft-text" lang="it">
        «{row.words}»
      </p>
      <p className="small muted">
        {longDay(row.objectedAt, lang)} ·{" "}
        {row.removed ? (
          <span lang="it">{row.beginning}</span>
        ) : (
          <a
            href={`${href("deskSection", { campaign: slug, section: row.sectionId })}?capoverso=${row.paragraphId}#c-${row.paragraphId}`}
            aria-label={`${t.toParagraph}: ${row.beginning}`}
            lang="it"
          >
            {row.beginning}…
          </a>
        )}
      </p>
      {row.answeredAt ? (
        <p>
          {t.answeredOn(longDay(row.answeredAt, lang))}: <span lang="it">{row.answer}</span>
        </p>
      ) : null}
      {!row.answeredAt && answers ? (
        <Disclosure
          quiet
          summary={
            <>
              {t.button}
              <span className="visually-hidden">: {row.organisation}</span>
            </>
          }
          open={answer?.values["intent"] === intent}
        >
          <IntentForm intent={intent} labels={{ answer: t.answer }}>
            <TextArea name="answer" label={t.answer} hint={t.answerHint} rows={3} limit={1000} required />
            <p>
              <SubmitButton>{t.button}</SubmitButton>
            </p>
          </IntentForm>
        </Disclosure>
      ) : null}
    </div>
  );
}
