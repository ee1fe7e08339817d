import { parseProse } from "#app/core/prose.server.ts";
import { untilChanged } from "#app/core/reads.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { benches } from "#db/schema/index.ts";
import { getPublicCampaign, listMilestones } from "./campaigns.server.ts";
import { countCampaign, countKinds, countLines } from "./counts.server.ts";
import { getNewestVersion, listNewContributions } from "./line-texts.server.ts";
import { listLines } from "./lines.server.ts";
import { listParticipants, parentsOf } from "./participants.server.ts";
import { countBodies } from "./participation.ts";
import { roundState } from "./round.ts";
import { getRoundWithQuestions, listRounds } from "./rounds.server.ts";
import { timeline } from "./timeline.ts";

/** Everything the public page of a campaign says; null where visitors see none. */
export const getCampaignPage = untilChanged(readCampaignPage);

async function readCampaignPage(slug: string, now: Date) {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const [lines, rounds, milestones, counts, kinds, perLine, participants, newest, version] = await Promise.all([
    listLines(campaign.id), listRounds(campaign.id), listMilestones(campaign.id), countCampaign(campaign.id, now), countKinds(campaign.id),
    countLines(campaign.id), listParticipants(campaign.id, now), listNewContributions(campaign.id, { limit: 3 }), getNewestVersion(campaign.id),
  ]);
  const current = rounds.find((round) => roundState(round, now) === "open") ?? rounds.find((round) => roundState(round, now) === "future");
  const ids = participants.map((each) => each.organisationId);
  return {
    ...campaign,
    prose: {
      inBrief: parseProse(campaign.inBrief).blocks, mandate: parseProse(campaign.mandateText).blocks, howBodies: parseProse(campaign.howBodies).blocks,
      howCitizens: parseProse(campaign.howCitizens).blocks, nextSteps: parseProse(campaign.nextSteps).blocks,
    },
    lines: lines.map((line) => ({
      ...line,
      kinds: kinds.filter((each) => each.lineId === line.id),
      totals: perLine.find((each) => each.lineId === line.id) ?? { excerpts: 0, contributions: 0 },
    })),
    round: current ? await withState(current.id, now) : null,
    steps: timeline(milestones, rounds, now, romeDay(now)),
    counts,
    bodies: countBodies(ids, parentsOf(participants)),
    seats: benches.map((bench) => ({ bench, count: participants.filter((each) => each.bench === bench).length })).filter((each) => each.count > 0),
    newest,
    version,
  };
}

async function withState(roundId: string, now: Date) {
  const round = await getRoundWithQuestions(roundId);
  return round && { ...round, state: roundState(round, now), extended: round.firstClosesAt.getTime() !== round.closesAt.getTime() };
}
