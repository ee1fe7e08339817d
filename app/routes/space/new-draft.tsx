import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { getOpenRounds, getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { roundView } from "#app/features/joining/drafts-space.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { acting, notOfThisBody } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).contributions.draft.newTitle} · Tavolo Comune` },
];

/** The round that the mailed link names (`?fase=`), or else the one that closes first. */
export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const { campaignId } = acting(args);
  const wanted = new URL(args.request.url).searchParams.get("fase") ?? (await getOpenRounds(campaignId, now))[0]?.id;
  const round = found(wanted ? await getRoundWithQuestions(wanted) : null);
  if (round.campaignId !== campaignId) notOfThisBody(args, { campaignId: round.campaignId });
  return {
    round: { ...roundView(round, now, lang), questions: round.questions.map(({ id, text }) => ({ id, text })) },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { lang } = contextOf(args);
  const form = args.context.form;
  const page = form.get("start") === "paper" ? "draftPaper" : "draft";
  return submit(args, createDraft, {}, (draft) => hrefIn(lang, page, { draft }));
}

export default function NewDraft() {
  const { round } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { draft: t, space } = useText().contributions;
  const href = useHref();
  return (
    <SpaceShell>
      <PageHeader
        title={round.title}
        titleLang="it"
        kicker={t.newTitle}
        lead={t.newLead}
        crumbs={[{ label: space.home, href: href("space") }]}
      />
      <div className="stack reading">
        {answer?.refusal ? (
          <Notice kind="error" live>
            {answer.refusal}
          </Notice>
        ) : null}
        <p>
          <Icon name="clock" />{" "}
          <strong>{round.over ? space.closed(round.closes) : space.closesIn(round.days, round.closes)}</strong>
        </p>
        <Form method="post" className="stack">
          <input type="hidden" name="roundId" value={round.id} />
          <div className="panel stack-tight">
            <p>{t.writeHereText}</p>
            <p>
              <SubmitButton name="start" value="write">
                {t.writeHere}
              </SubmitButton>
            </p>
          </div>
          <div className="panel stack-tight">
            <p>{t.fromPaperText}</p>
            <p>
              <Button type="submit" icon="upload" name="start" value="paper">
                {space.fromPaper}
              </Button>
            </p>
          </div>
        </Form>
        {round.questions.length > 0 ? (
          <section className="stack-tight">
            <h2>{t.asked}</h2>
            <ol>
              {round.questions.map((question) => (
                <li key={question.id}>{question.text}</li>
              ))}
            </ol>
          </section>
        ) : null}
      </div>
    </SpaceShell>
  );
}
