import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, need, submit } from "#app/http/route.server.ts";
import { contestCitation } from "#app/features/document/objections.server.ts";
import { listOwnCitations } from "#app/features/document/own-citations.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { Quote } from "#app/ui/prose/quote.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { IntentForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { campaignId, organisationId } = acting(args);
  const scope = { campaignId, organisationId };
  need(args, "space.read", scope);
  return {
    page: await listOwnCitations(campaignId, organisationId),
    contests: may(args.context.actor, "citation.contest", scope) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  acting(args);
  const form = args.context.form;
  const [, paragraphId = "", excerptId = ""] = String(form.get("intent") ?? "").split(":");
  return submit(
    args,
    contestCitation,
    { paragraphId, excerptId },
    () => `${hrefIn(contextOf(args).lang, "spaceCitations")}?fatto=contestata`,
  );
}

export const meta: MetaFunction = titled((t) => t.removals.citations.title);

type Page = ReturnType<typeof useLoaderData<typeof loader>>["page"];
type Use = Page["paragraphs"][number]["uses"][number];

/**
 * Every paragraph of the proposed document that uses the organisation's words, shown to it before the public reads it.
 */
export default function Citations() {
  const { page, contests } = useLoaderData<typeof loader>();
  const t = useText().removals.citations;
  const lang = useLang();
  const done = useSearchParams()[0].get("fatto");
  return (
    <SpaceShell current="citations">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack">
        {done === "contestata" ? (
          <Notice kind="success" live>
            <p>{t.done}</p>
          </Notice>
        ) : null}
        {page.paragraphs.length === 0 || !page.proposedAt ? (
          <Empty sentence={t.none}>
            <p>{t.toPublic}</p>
          </Empty>
        ) : (
          <>
            <p>
              {t.proposed(page.title ?? "", longDay(page.proposedAt, lang))}
              {contests ? null : ` ${t.onlySignatory}`}
            </p>
            {page.paragraphs.map((paragraph) => (
              <article key={paragraph.id} className="panel stack">
                <p className="kicker" lang="it">
                  {paragraph.section}
                </p>
                <ProseView blocks={paragraph.blocks} headingShift={1} lang="it" prefix={`${paragraph.id}-`} />
                {paragraph.uses.map((use) => (
                  <OneUse key={use.excerptId} paragraphId={paragraph.id} use={use} contests={contests} />
                ))}
              </article>
            ))}
          </>
        )}
      </div>
    </SpaceShell>
  );
}

function OneUse({ paragraphId, use, contests }: { paragraphId: string; use: Use; contests: boolean }) {
  const {
    document,
    removals: { citations: t },
  } = useText();
  const lang = useLang();
  const answer = useFormAnswer();
  const intent = `contesta:${paragraphId}:${use.excerptId}`;
  const waits = use.said.some((each) => !each.answeredAt);
  return (
    <div className="stack-tight">
      <Quote
        text={`«${use.exact}»`}
        source={use.number}
        stance={use.role}
        stanceLabel={`${t.role} ${document.rolesSaid[use.role]}`}
        lang="it"
      />
      {use.said.map((each, index) => (
        <div key={index} className="stack-tight">
          <p className="small muted">{t.said(longDay(each.objectedAt, lang))}</p>
          <p className="draft-text" lang="it">
            «{each.words}»
          </p>
          {each.answeredAt ? (
            <>
              <p className="small muted">{t.answered(longDay(each.answeredAt, lang))}</p>
              <p className="draft-text" lang="it">
                {each.answer}
              </p>
            </>
          ) : (
            <p className="small muted">{t.waits}</p>
          )}
        </div>
      ))}
      {contests && !waits ? (
        <Disclosure
          quiet
          summary={
            <>
              {t.contest}
              <span className="visually-hidden">: «{use.exact.slice(0, 60)}»</span>
            </>
          }
          open={answer?.values["intent"] === intent}
        >
          <IntentForm intent={intent} labels={{ words: t.words }}>
            <TextArea name="words" label={t.words} hint={t.wordsHint} rows={3} limit={1000} required />
            <p>
              <SubmitButton kind="secondary">{t.button}</SubmitButton>
            </p>
          </IntentForm>
        </Disclosure>
      ) : null}
    </div>
  );
}
