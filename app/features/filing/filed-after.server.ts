import type { Lang } from "#app/i18n/lang.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { db } from "#db/client.server.ts";
import { listRevisions } from "#app/features/texts/filings.server.ts";
import { whyLate } from "#app/features/joining/joins-scope.server.ts";
import { listJoins } from "#app/features/joining/joins.server.ts";
import type { ContributionState } from "#app/features/texts/contribution-state.ts";
import { withdrawable } from "#app/features/texts/withdraw.ts";

interface FiledText {
  id: string;
  campaignId: string;
  roundId: string;
  state: ContributionState;
  disownedAt: Date | null;
  revision: { id: string; number: number };
}

/**
 * What can still happen to a filed text, and what happened to it: integrations, joinings, withdrawal; days already in
 * words.
 */
export async function getAfter(filed: FiledText, now: Date, lang: Lang) {
  const { revisions, draftId } = await listRevisions(filed.id);
  const round = await getRoundWithQuestions(filed.roundId);
  const open = withdrawable(filed.state) && !filed.disownedAt;
  return {
    revision: filed.revision.number,
    revisions: revisions.map(({ number, filedAt }) => ({ number, when: longTime(filedAt, lang) })),
    draftId,
    integrableUntil:
      open && round && (await whyLate(db(), filed, now)) === null ? longTime(round.closesAt, lang) : null,
    withdrawable: open,
    joins: (await listJoins(filed.id))
      .filter((each) => each.revisionId === filed.revision.id)
      .map(({ organisationId, name, joinedAt, withdrawnAt }) => ({
        organisationId,
        name,
        when: longDay(joinedAt, lang),
        left: withdrawnAt && longDay(withdrawnAt, lang),
      })),
  };
}
