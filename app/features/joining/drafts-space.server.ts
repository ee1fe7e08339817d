import { getStanding } from "#app/access/standing.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { daysBetween, longDay, longTime, romeDay } from "#app/i18n/time.ts";
import { getOpenRounds, listRoundsWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { type Represented } from "#app/features/organisations/acting.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import { listDrafts } from "#app/features/drafts/drafts.server.ts";
import { isInvited } from "#app/features/drafts/filing.ts";
import { listToJoin } from "./joins-page.server.ts";
import { listFiled } from "#app/features/texts/filings.server.ts";

/** All that an organisation's own page shows, times already in words; what it filed from `before` on. */
export async function getSpace(body: Represented, before: { at: Date; id: string } | null, now: Date, lang: Lang) {
  const [open, drafts, filed, bench] = [
    await getOpenRounds(body.campaignId, now),
    await listDrafts(body),
    await listFiled(body, before),
    await getBench(body),
  ];
  const standing = await getStanding(body.campaignId);
  const asked = await listRoundsWithQuestions(open.map((round) => round.id));
  return {
    rounds: open.map((round) => ({
      ...roundView(round, now, lang),
      writable: standing?.state === "open",
      stopped: round.stoppedAt !== null,
      questions: asked.find(({ id }) => id === round.id)?.questions.length ?? 0,
      invited: isInvited(round, bench),
      draftId: drafts.find((draft) => draft.roundId === round.id)?.id ?? null,
    })),
    toJoin: await listToJoin(body, now, lang),
    drafts: drafts.map((draft) => ({ ...draft, savedAt: longTime(draft.savedAt, lang) })),
    older: filed.next,
    filed: filed.rows.map(
      ({ id, number, title, state, stateReason, disownedAt, sealedAt, campaign, round, receivedAt }) => ({
        id,
        number,
        title,
        state,
        stateReason,
        disownedAt,
        sealedAt,
        campaign,
        round,
        receivedOn: longDay(receivedAt, lang),
      }),
    ),
  };
}

/** A round with its term in words: in how many days it ends, and exactly when. */
export function roundView(round: { id: string; title: string; intro: string; closesAt: Date }, now: Date, lang: Lang) {
  return {
    id: round.id,
    title: round.title,
    intro: round.intro,
    closes: longTime(round.closesAt, lang),
    days: daysBetween(romeDay(now), romeDay(round.closesAt)),
    over: now >= round.closesAt,
  };
}
