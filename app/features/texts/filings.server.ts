import { and, asc, desc, eq, sql, type SQL } from "drizzle-orm";
import { placeOf } from "#app/features/places/places.server.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { sameBody } from "#app/features/organisations/bodies.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns, contributions, drafts, organisationNames, revisions, rounds } from "#db/schema/index.ts";
import { listOutcomes } from "./attachment-outcomes.server.ts";
import type { Represented } from "#app/features/organisations/acting.ts";
import { newestRevision } from "./newest.server.ts";
import { listsFile } from "#app/features/receipts/receipt.ts";

export const filedPage = 30;

/**
 * The ids of a page of what a body has filed, newest first, and of one more. Each of its entries gives a page by the
 * index: over all of them together every row would be sorted.
 */
function filedIds({ organisationId, campaignId }: Represented, before: { at: Date; id: string } | null): SQL {
  const older = before
    ? sql`and (c.received_at, c.id) < (${before.at.toISOString()}::timestamptz, ${before.id}::text)`
    : sql``;
  const newest = (of: SQL) => sql`order by ${of}.received_at desc, ${of}.id desc limit ${filedPage + 1}`;
  return sql`select k.id from organisations b cross join lateral (
      select c.id, c.received_at from contributions c
      where c.organisation_id = b.id and c.campaign_id = ${campaignId} ${older} ${newest(sql`c`)}
    ) k where b.id = ${organisationId} or b.merged_into = ${organisationId} ${newest(sql`k`)}`;
}

/**
 * What the organisation has filed in this campaign, newest first, thirty at a time by key; `next` is where the older
 * ones begin, null at the end.
 */
export async function listFiled(body: Represented, before: { at: Date; id: string } | null) {
  const rows = await db()
    .select({
      id: contributions.id,
      number: contributions.number,
      kind: contributions.kind,
      state: contributions.state,
      stateReason: contributions.stateReason,
      disownedAt: contributions.disownedAt,
      receivedAt: contributions.receivedAt,
      sealedAt: contributions.sealedAt,
      round: rounds.title,
      campaign: campaigns.slug,
      title: revisions.title,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.id, newestRevision(contributions.id)))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .innerJoin(campaigns, eq(campaigns.id, contributions.campaignId))
    .where(sql`${contributions.id} in (${filedIds(body, before)})`)
    .orderBy(desc(contributions.receivedAt), desc(contributions.id));
  const page = rows.slice(0, filedPage).map((row) => ({ ...row, title: row.sealedAt ? "" : row.title }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > filedPage && last ? { at: last.receivedAt, id: last.id } : null };
}

/**
 * A filed contribution with the receipt of its newest revision, or of the one wanted, for its own organisation only.
 * Once it is sealed, its words are left out.
 */
export async function getOwnText(number: string, body: Represented, revision?: number) {
  const [row] = await db()
    .select({
      id: contributions.id,
      batchId: contributions.batchId,
      number: contributions.number,
      kind: contributions.kind,
      district: placeOf(contributions.district),
      state: contributions.state,
      stateReason: contributions.stateReason,
      sealedAt: contributions.sealedAt,
      disownedAt: contributions.disownedAt,
      disownedReason: contributions.disownedReason,
      disownedDocument: contributions.disownedDocument,
      receivedAt: contributions.receivedAt,
      enteredAt: contributions.enteredAt,
      protocolNumber: contributions.protocolNumber,
      protocolDate: contributions.protocolDate,
      organisation: organisationNames.name,
      campaign: campaigns.title,
      campaignSlug: campaigns.slug,
      round: rounds.title,
      roundId: contributions.roundId,
      roundMode: rounds.mode,
      revision: {
        id: revisions.id,
        number: revisions.number,
        filedAt: revisions.filedAt,
        title: revisions.title,
        blocks: revisions.blocks,
        plain: revisions.plain,
        receiptText: revisions.receiptText,
        salt: revisions.salt,
        sha256: revisions.sha256,
      },
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.contributionId, contributions.id))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(campaigns, eq(campaigns.id, contributions.campaignId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(
      and(
        eq(contributions.number, number),
        sameBody(contributions.organisationId, body.organisationId),
        eq(contributions.campaignId, body.campaignId),
        revision === undefined ? eq(revisions.id, newestRevision(contributions.id)) : eq(revisions.number, revision),
      ),
    );
  if (!row) return null;
  if (row.sealedAt)
    return {
      ...row,
      revision: { ...row.revision, title: "", blocks: [], plain: "", receiptText: "" },
      prose: { blocks: [], plain: "" },
      attachments: [],
    };
  const held = await listOutcomes(row.id);
  const listed = held.filter((file) => file.role !== "attachment" || listsFile(row.revision.receiptText, file.sha256));
  return { ...row, prose: storedProse(row.revision), attachments: listed };
}

/** Every revision of a filed text, the oldest first, and the draft of an integration where one has begun. */
export async function listRevisions(contributionId: string) {
  const rows = await db()
    .select({ number: revisions.number, filedAt: revisions.filedAt, sha256: revisions.sha256 })
    .from(revisions)
    .where(eq(revisions.contributionId, contributionId))
    .orderBy(asc(revisions.number));
  const [draft] = await db().select({ id: drafts.id }).from(drafts).where(eq(drafts.contributionId, contributionId));
  return { revisions: rows, draftId: draft?.id ?? null };
}

/** The number under which a draft was filed, for a person who still has the draft's address. */
export async function getNumberOfDraft(draftId: string, body: Represented): Promise<string | null> {
  const [row] = await db()
    .select({ number: contributions.number })
    .from(contributions)
    .where(and(eq(contributions.idempotencyKey, draftId), sameBody(contributions.organisationId, body.organisationId)));
  if (row) return row.number;
  // The revision of an integration has the id of its draft.
  const [later] = await db()
    .select({ number: contributions.number })
    .from(revisions)
    .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
    .where(and(eq(revisions.id, draftId), sameBody(contributions.organisationId, body.organisationId)));
  return later?.number ?? null;
}

/** The number of the filed text that a draft integrates; null for a new text. */
export async function numberOf(contributionId: string | null): Promise<string | null> {
  if (!contributionId) return null;
  const [row] = await db()
    .select({ number: contributions.number })
    .from(contributions)
    .where(eq(contributions.id, contributionId));
  return row?.number ?? null;
}
