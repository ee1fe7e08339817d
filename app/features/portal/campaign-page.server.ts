import { parseProse } from "#app/prose/prose.server.ts";
import { untilChanged } from "#app/core/reads.server.ts";
import { listHeirs } from "#app/features/organisations/bodies.server.ts";
import { voicesAmong } from "#app/features/organisations/succession.ts";
import { romeDay } from "#app/i18n/time.ts";
import { benches } from "#db/schema/index.ts";
import { getPublicCampaign, listCampaignSteps, listMilestones } from "#app/features/campaigns/campaigns.server.ts";
import { countCampaign, countKinds, countLines } from "#app/features/campaigns/counts.server.ts";
import { getNewestVersion, listNewContributions } from "./line-texts.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { listParticipants, parentsOf } from "./participants.server.ts";
import { countBodies } from "./participation.ts";
import { roundState, termChange } from "#app/features/campaigns/round.ts";
import {
  countPublishedBefore,
  getRoundWithQuestions,
  listRounds,
  listTermsOf,
  type RoundTerm,
} from "#app/features/campaigns/rounds.server.ts";
import { timeline } from "./timeline.ts";

/** Everything that the public page of a campaign shows; null where visitors can see no such campaign. */
export const getCampaignPage = untilChanged(readCampaignPage);

async function readCampaignPage(slug: string, now: Date) {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const [lines, rounds, milestones, decisions, counts, kinds, perLine, participants, newest, version] =
    await Promise.all([
      listLines(campaign.id),
      listRounds(campaign.id),
      listMilestones(campaign.id),
      listCampaignSteps(campaign.id),
      countCampaign(campaign.id, now),
      countKinds(campaign.id),
      countLines(campaign.id),
      listParticipants(campaign.id, now),
      listNewContributions(campaign.id, { limit: 3 }),
      getNewestVersion(campaign.id),
    ]);
  const terms = await listTermsOf(rounds.map((round) => round.id));
  const current =
    rounds.find((round) => roundState(round, now) === "open") ??
    rounds.find((round) => roundState(round, now) === "future");
  const ids = participants.map((each) => each.organisationId);
  const heirs = await listHeirs(romeDay(now));
  return {
    ...campaign,
    prose: {
      inBrief: parseProse(campaign.inBrief).blocks,
      mandate: parseProse(campaign.mandateText).blocks,
      howBodies: parseProse(campaign.howBodies).blocks,
      howCitizens: parseProse(campaign.howCitizens).blocks,
      nextSteps: parseProse(campaign.nextSteps).blocks,
    },
    lines: lines.map((line) => ({
      ...line,
      kinds: kinds.filter((each) => each.lineId === line.id),
      totals: perLine.find((each) => each.lineId === line.id) ?? { excerpts: 0, contributions: 0 },
    })),
    round: current ? await withState(current.id, terms.get(current.id) ?? [], now) : null,
    steps: timeline(
      milestones,
      rounds.map((round) => ({ ...round, terms: terms.get(round.id) ?? [] })),
      now,
      romeDay(now),
      decisions,
    ),
    decided: decisions.at(-1) ?? null,
    counts,
    bodies: countBodies(ids, parentsOf(participants), heirs),
    seats: benches
      .map((bench) => ({
        bench,
        count: voicesAmong(
          participants.filter((each) => each.bench === bench).map((each) => each.organisationId),
          heirs,
        ).size,
      }))
      .filter((each) => each.count > 0),
    newest,
    version,
  };
}

async function withState(roundId: string, terms: RoundTerm[], now: Date) {
  const round = await getRoundWithQuestions(roundId);
  const newest = terms.at(-1);
  if (!round || !newest) return null;
  const reopened = terms.some((term, index) => index > 0 && termChange(terms[index - 1] ?? term, term) === "reopened");
  return {
    ...round,
    state: roundState(round, now),
    terms,
    publishedBefore: reopened ? await countPublishedBefore(round.id, newest.decidedAt) : 0,
  };
}
