import { untilChanged } from "#app/core/reads.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { listBecome } from "#app/features/organisations/bodies.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { whereItWent } from "#app/features/document/outcomes.server.ts";
import { threadsOfText } from "#app/features/tagging/threads-of-text.server.ts";
import { romeDay } from "#app/i18n/time.ts";

/**
 * Everything that one contribution's page shows; null for what was never published. Of a withheld text only its record
 * is read.
 */
export const getContributionPage = untilChanged(readContributionPage);

async function readContributionPage(slug: string, number: string, now: Date) {
  const campaign = await getPublicCampaign(slug);
  const contribution = campaign && (await getPublicContribution(campaign.id, number));
  if (!contribution) return null;
  const { id, textId, withheld, ...text } = contribution;
  const { became } = await listBecome([text.organisationId], romeDay(now));
  const about = {
    demo: campaign.demo,
    campaign: { slug, title: campaign.title },
    number: text.number,
    organisation: text.organisation,
    distinction: text.distinction,
    receivedAt: text.receivedAt,
    publishedAt: text.publishedAt,
    state: text.state,
    stateReason: text.stateReason,
    stateAt: text.stateAt,
    disownedAt: text.disownedAt,
    became: became.get(text.organisationId) ?? [],
    round: text.round,
    roundTitle: text.roundTitle,
    terms: await listRoundTerms(text.roundId),
  };
  if (withheld) return { ...about, text: null };
  const [{ excerpts, threads }, where] = await Promise.all([
    threadsOfText(textId, campaign.id, text.lineIds),
    whereItWent(campaign.id, id),
  ]);
  return {
    ...about,
    text: {
      title: text.title,
      blocks: text.prose.blocks,
      sha256: text.sha256,
      kind: text.kind,
      bench: text.bench,
      district: text.district,
      omissis: text.omissisReasons.length,
      namedLineIds: text.lineIds,
      attachments: text.attachments,
      keptBack: text.keptBack,
      joins: text.joins,
      mode: text.mode,
      integratedAt: text.integratedAt,
      removedAttachments: text.removedAttachments,
      excerpts,
      threads,
      where,
    },
  };
}

export type ContributionPage = NonNullable<Awaited<ReturnType<typeof getContributionPage>>>;
export type ContributionText = NonNullable<ContributionPage["text"]>;
