import { and, asc, eq, sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { rounds } from "#db/schema/campaigns.ts";
import { contributions, revisions } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { newestRevision } from "#app/features/texts/newest.server.ts";
import { officeTitle } from "#app/features/texts/office-title.server.ts";
import type { ContributionState } from "#app/features/texts/contribution-state.ts";

/** `integrated`: published, and a newer revision waits for its public text. */
export const queueStates = ["filed", "ready", "integrated", "published", "refused"] as const satisfies readonly (
  | ContributionState
  | "integrated"
)[];
export type QueueState = (typeof queueStates)[number];
export const queuePage = 50;

/** Where the page goes on: the last row's instant and id. */
export interface QueueKey {
  at: Date;
  id: string;
}

const waiting = and(
  eq(contributions.state, "published"),
  sql`${contributions.id} in (select contribution_id from waiting_integrations)`,
);
/** Both columns are compared as one row, so that an index can begin there. */
const beyond = (key: QueueKey) =>
  sql`(${contributions.receivedAt}, ${contributions.id}) > (${key.at.toISOString()}::timestamptz, ${key.id}::text)`;

/** Texts of a campaign in one state, the longest waiting first, fifty at a time by key. */
export async function listQueue(campaignId: string, state: QueueState, after: QueueKey | null) {
  const rows = await db()
    .select({
      id: contributions.id,
      number: contributions.number,
      title: officeTitle,
      organisation: organisationNames.name,
      bench: contributions.bench,
      kind: contributions.kind,
      channel: contributions.channel,
      receivedAt: contributions.receivedAt,
      roundId: contributions.roundId,
      round: rounds.number,
      publicTextId: contributions.publicTextId,
      stateReason: contributions.stateReason,
      thirdParties: revisions.thirdParties,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.id, newestRevision(contributions.id)))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(
      and(
        eq(contributions.campaignId, campaignId),
        state === "integrated" ? waiting : eq(contributions.state, state),
        after ? beyond(after) : undefined,
      ),
    )
    .orderBy(asc(contributions.receivedAt), asc(contributions.id))
    .limit(queuePage + 1);
  const page = rows.slice(0, queuePage);
  const last = page.at(-1);
  return { rows: page, next: rows.length > queuePage && last ? { at: last.receivedAt, id: last.id } : null };
}

/** How many texts are in each state now. */
export async function countQueue(campaignId: string): Promise<Record<QueueState, number>> {
  const rows = rowsOf<{ state: QueueState; n: number }>(
    await db().execute(sql`
    select state, sum(n)::int as n from text_tallies where campaign_id = ${campaignId} and grain = 'all' group by 1
    union all select 'integrated', count(*)::int from waiting_integrations where campaign_id = ${campaignId}`),
  );
  const of = (state: QueueState) => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    filed: of("filed"),
    ready: of("ready"),
    integrated: of("integrated"),
    published: of("published"),
    refused: of("refused"),
  };
}
