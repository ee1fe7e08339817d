import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import { createRound } from "#app/features/preparation/edit-rounds.server.ts";
import { RoundList } from "#app/features/campaigns/round-list.tsx";
import { RoundFields, TermFields } from "#app/features/preparation/round-fields.tsx";
import { roundState } from "#app/features/campaigns/round.ts";
import { listRounds } from "#app/features/campaigns/rounds.server.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.campaigns.desk.roundsTitle);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "round.edit", { campaignId: campaign.id });
  const rounds = await listRounds(campaign.id);
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    rounds: rounds.map((round) => ({ ...round, state: roundState(round, args.context.now) })),
  };
}

export const action = (args: ActionFunctionArgs) => {
  const campaign = args.params["campaign"] ?? "";
  return submit(
    args,
    createRound,
    { campaign },
    ({ number }) => `${hrefIn(contextOf(args).lang, "deskRound", { campaign, round: number })}?fatto=ok`,
  );
};

export default function Page() {
  const { campaign, rounds } = useLoaderData<typeof loader>();
  const t = useText().campaigns.desk;
  const href = useHref();
  return (
    <DeskShell campaign={campaign} current="settings">
      <PageHeader title={t.roundsTitle} />
      <SettingsNav campaign={campaign.slug} />
      <div className="stack-loose desk-forms">
        <RoundList
          rounds={rounds}
          hrefOf={(round) => href("deskRound", { campaign: campaign.slug, round: round.number })}
        />
        <Disclosure summary={t.newRound} open={rounds.length === 0}>
          <DeskForm intent="createRound" lists={["kinds", "benches"]}>
            <RoundFields />
            <TermFields />
            <SubmitButton>{t.add}</SubmitButton>
          </DeskForm>
        </Disclosure>
      </div>
    </DeskShell>
  );
}
