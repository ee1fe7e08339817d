import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import { editRound } from "#app/features/preparation/edit-rounds.server.ts";
import { runIntent } from "#app/features/preparation/intent.server.ts";
import { QuestionList } from "#app/features/preparation/question-list.tsx";
import {
  addQuestion,
  moveQuestion,
  retireQuestion,
  rewordQuestion,
} from "#app/features/preparation/questions.server.ts";
import { roundState } from "#app/features/campaigns/round.ts";
import { RoundFields } from "#app/features/preparation/round-fields.tsx";
import { getDeskRound } from "#app/features/campaigns/rounds.server.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import { TermForm } from "#app/features/course/term-form.tsx";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.campaigns.desk.roundsTitle);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "round.edit", { campaignId: campaign.id });
  const round = found(await getDeskRound(campaign.id, args.params["round"] ?? ""));
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo, state: campaign.state },
    round,
    state: roundState(round, args.context.now),
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "round.edit", { campaignId: campaign.id });
  const round = found(await getDeskRound(campaign.id, args.params["round"] ?? ""));
  return runIntent(
    args,
    { edit: editRound, setRoundTerm, addQuestion, rewordQuestion, retireQuestion, moveQuestion },
    { roundId: round.id },
    () => Promise.resolve(),
  );
}

export default function Page() {
  const { campaign, round, state } = useLoaderData<typeof loader>();
  const t = useText().campaigns;
  const href = useHref();
  return (
    <DeskShell campaign={campaign} current="settings">
      <PageHeader
        crumbs={[
          { label: t.desk.roundsTitle, href: href("deskRounds", { campaign: campaign.slug }) },
          { label: round.title },
        ]}
        title={t.page.round(round.number, round.title)}
        meta={
          <Badge state={state === "open" ? "open" : state === "future" ? "waiting" : "done"}>
            {t.desk.roundStates[state]}
          </Badge>
        }
      />
      <SettingsNav campaign={campaign.slug} />
      <div className="stack-loose desk-forms">
        <TermForm
          round={round}
          state={state}
          announced={campaign.state !== "draft"}
          writable={campaign.state !== "concluded"}
        />
        <QuestionList questions={round.questions} />
        <section>
          <h2>{t.desk.settings}</h2>
          {round.used ? (
            <Notice>
              <p>{t.desk.frozen}</p>
            </Notice>
          ) : null}
          <DeskForm intent="edit" lists={["kinds", "benches"]}>
            <RoundFields round={round} />
            <SubmitButton>{t.desk.saveRound}</SubmitButton>
          </DeskForm>
        </section>
      </div>
    </DeskShell>
  );
}
