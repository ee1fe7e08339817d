import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listRounds, listTermsOf } from "#app/features/campaigns/rounds.server.ts";
import { keyText, readKeyText } from "#app/features/publishing/list-filter.ts";
import { publishContributions } from "#app/features/publishing/publications.server.ts";
import { countQueue, listQueue, queueStates } from "#app/features/publishing/queue.server.ts";
import { QueueRows } from "#app/features/publishing/queue-rows.tsx";
import { QueueTabs } from "#app/features/publishing/queue-tabs.tsx";
import { whyNotMove } from "#app/features/texts/contribution-state.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DeskShell } from "../desk-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  const query = new URL(args.request.url).searchParams;
  const state = queueStates.find((each) => each === query.get("stato")) ?? "filed";
  const after = readKeyText(query.get("dopo"));
  const [queue, counts, rounds] = await Promise.all([
    listQueue(campaign.id, state, after),
    countQueue(campaign.id),
    listRounds(campaign.id),
  ]);
  const terms = await listTermsOf(rounds.map((round) => round.id));
  const sealedUntil = (roundId: string) => {
    const round = rounds.find((each) => each.id === roundId);
    return round && whyNotMove("publish", "ready", round, args.context.now) === "still_sealed" ? round.closesAt : null;
  };
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    state,
    counts,
    later: after !== null,
    next: queue.next,
    rows: queue.rows.map(({ roundId, ...row }) => ({
      ...row,
      sealedUntil: sealedUntil(roundId),
      terms: terms.get(roundId) ?? null,
    })),
    enters: may(args.context.actor, "contribution.enter", { campaignId: campaign.id }) !== null,
    imports: may(args.context.actor, "contribution.import", { campaignId: campaign.id }) !== null,
    publishes:
      state === "ready" && may(args.context.actor, "contribution.publish", { campaignId: campaign.id }) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  const form = args.context.form;
  const { lang } = contextOf(args);
  if (!form.has("numbers[]")) {
    need(args, "contribution.publish", { campaignId: campaign.id });
    return formAnswer(args, { ok: false, code: "invalid", fields: {} }, form, textIn(lang).contributions.queue.none);
  }
  return submit(
    args,
    publishContributions,
    { campaignId: campaign.id },
    () => `${hrefIn(lang, "deskQueue", { campaign: campaign.slug })}?stato=published&fatto=publish`,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  {
    title: `${textIn(langOf(location.pathname)).contributions.queue.title} · ${data?.campaign.title ?? ""} · Tavolo Comune`,
  },
];

export default function Page() {
  const { campaign, state, counts, rows, publishes, later, next, enters, imports } = useLoaderData<typeof loader>();
  const { contributions, intake } = useText();
  const t = contributions.queue;
  const href = useHref();
  const [query] = useSearchParams();
  const here = href("deskQueue", { campaign: campaign.slug });
  return (
    <DeskShell campaign={campaign} current="queue" wide>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          enters ? (
            <>
              <ButtonLink small icon="mail" href={href("deskEnter", { campaign: campaign.slug })}>
                {intake.openEnter}
              </ButtonLink>
              {imports ? (
                <ButtonLink small icon="upload" href={href("deskImports", { campaign: campaign.slug })}>
                  {intake.openImport}
                </ButtonLink>
              ) : null}
            </>
          ) : null
        }
      />
      {query.get("fatto") === "publish" ? (
        <Notice kind="success" live>
          <p>{t.published}</p>
        </Notice>
      ) : null}
      <QueueTabs {...{ here, state, counts }} />
      {rows.length === 0 ? (
        <Empty sentence={t.empty[state]}>
          <ButtonLink href={href("campaign", { campaign: campaign.slug })}>{t.emptyNext}</ButtonLink>
        </Empty>
      ) : (
        <QueueRows campaign={campaign.slug} {...{ state, rows, publishes }} />
      )}
      {later || next ? (
        <p className="form-actions">
          {later ? <ButtonLink href={`${here}?stato=${state}`}>{t.first}</ButtonLink> : null}
          {next ? (
            <ButtonLink href={`${here}?stato=${state}&dopo=${encodeURIComponent(keyText(next))}`}>{t.more}</ButtonLink>
          ) : null}
        </p>
      ) : null}
    </DeskShell>
  );
}
