import { parseProse } from "#app/prose/prose.server.ts";
import { keptWhileSame, untilChanged } from "#app/core/reads.server.ts";
import { listHeirs } from "#app/features/organisations/bodies.server.ts";
import { voicesAmong } from "#app/features/organisations/succession.ts";
import { romeDay } from "#app/i18n/time.ts";
import { benches } from "#db/schema/index.ts";
import type { Block } from "#app/prose/prose.ts";
import {
  getPublicCampaign,
  listCampaignSteps,
  listMilestones,
  type CampaignRow,
} from "#app/features/campaigns/campaigns.server.ts";
import { countPassages, countWithVersion } from "#app/features/campaigns/counts.server.ts";
import { listNewContributions } from "./line-texts.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { listSeats, parentsOf } from "./participants.server.ts";
import { countBodies } from "./participation.ts";
import { roundState, termChange } from "#app/features/campaigns/round.ts";
import { countPublishedBefore, listQuestions, listRoundsWithTerms } from "#app/features/campaigns/rounds.server.ts";
import { timeline } from "./timeline.ts";

/** Everything that the public page of a campaign shows; null where visitors can see no such campaign. */
export const getCampaignPage = untilChanged(readCampaignPage);

async function readCampaignPage(slug: string, now: Date) {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const today = romeDay(now);
  const heirsOfToday = listHeirs(today);
  const [lines, rounds, milestones, decisions, figures, passages, seats, newest, heirs, prose] = await Promise.all([
    listLines(campaign.id),
    listRoundsWithTerms(campaign),
    listMilestones(campaign.id),
    listCampaignSteps(campaign.id),
    countWithVersion(campaign.id, now, heirsOfToday),
    countPassages(campaign.id),
    listSeats(campaign.id, today),
    listNewContributions(campaign.id, { limit: 3 }),
    heirsOfToday,
    proseOf(campaign),
  ]);
  const current =
    rounds.find((round) => roundState(round, now) === "open") ??
    rounds.find((round) => roundState(round, now) === "future");
  const seated = (some: typeof seats) => some.map((each) => each.organisationId);
  return {
    ...campaign,
    prose,
    lines: lines.map((line) => ({
      ...line,
      kinds: passages.kinds.filter((each) => each.lineId === line.id),
      totals: passages.lines.find((each) => each.lineId === line.id) ?? { excerpts: 0, contributions: 0 },
    })),
    round: current ? await withState(current, now) : null,
    steps: timeline(milestones, rounds, now, today, decisions),
    decided: decisions.at(-1) ?? null,
    ...figures,
    bodies: countBodies(seated(seats), parentsOf(seats), heirs),
    seats: benches
      .map((bench) => ({
        bench,
        count: voicesAmong(seated(seats.filter((each) => each.bench === bench)), heirs).size,
      }))
      .filter((each) => each.count > 0),
    newest,
  };
}

const kept = keptWhileSame<Record<"inBrief" | "mandate" | "howBodies" | "howCitizens" | "nextSteps", Block[]>>(64);

/** The campaign's own texts, parsed once. */
function proseOf({ id, inBrief, mandateText, howBodies, howCitizens, nextSteps }: CampaignRow) {
  const blocks = (text: string) => parseProse(text).blocks;
  return kept(id, JSON.stringify([inBrief, mandateText, howBodies, howCitizens, nextSteps]), () => ({
    inBrief: blocks(inBrief),
    mandate: blocks(mandateText),
    howBodies: blocks(howBodies),
    howCitizens: blocks(howCitizens),
    nextSteps: blocks(nextSteps),
  }));
}

async function withState(round: Awaited<ReturnType<typeof listRoundsWithTerms>>[number], now: Date) {
  const { terms } = round;
  const reopened = terms.some((term, index) => index > 0 && termChange(terms[index - 1] ?? term, term) === "reopened");
  const decidedAt = terms.at(-1)?.decidedAt;
  return {
    ...round,
    questions: (await listQuestions([round.id])).get(round.id) ?? [],
    state: roundState(round, now),
    publishedBefore: reopened && decidedAt ? await countPublishedBefore(round.id, decidedAt) : 0,
  };
}
