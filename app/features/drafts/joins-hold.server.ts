import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { sha256 } from "#app/core/hash.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import type { Tx } from "#db/client.server.ts";
import { drafts, joinInvitations, joins, organisationNames } from "#db/schema/index.ts";
import type { DraftRow } from "./drafts.server.ts";
import { filingContent } from "./filing-content.server.ts";

/**
 * The hash for which a joining of a draft holds: that of all that would be filed, without salt and without the bodies
 * that join.
 */
export const joinedHash = (content: { receiptText: string }): string => sha256(content.receiptText);

/** The joinings of a draft that have not ended. */
const holding = (draftId: string) => and(eq(joins.draftId, draftId), isNull(joins.withdrawnAt), isNull(joins.voidedAt));

/**
 * Ends the joinings of a draft whose words are no longer those that were read, and tells their bodies. Must be called
 * after every change of a draft, while the draft is locked.
 */
export async function voidChanged(tx: Tx, draftId: string, now: Date): Promise<void> {
  const held = await tx.select({ id: joins.id }).from(joins).where(holding(draftId)).limit(1);
  if (held.length === 0) return;
  const [draft] = await tx.select().from(drafts).where(eq(drafts.id, draftId));
  const content = draft && (await filingContent(tx, draft, now));
  if (draft) await voidOthers(tx, draft, content ? joinedHash(content) : dropped, now);
}

/** No text has this hash: with it all joinings end, and the mails have no page of the text to lead to. */
const dropped = "";

async function voidOthers(tx: Tx, draft: DraftRow, hash: string, now: Date): Promise<void> {
  const ended = await tx
    .update(joins)
    .set({ voidedAt: now })
    .where(and(holding(draft.id), ne(joins.textSha256, hash)))
    .returning({ id: joins.id, organisationId: joins.organisationId });
  const asked =
    hash === dropped || ended.length === 0
      ? []
      : await tx
          .select({ id: joinInvitations.id, organisationId: joinInvitations.organisationId })
          .from(joinInvitations)
          .where(and(eq(joinInvitations.draftId, draft.id), isNull(joinInvitations.withdrawnAt)));
  const invitations = new Map(asked.map((row) => [row.organisationId, row.id]));
  const tellings: Telling[] = ended.map(({ id, organisationId }) => {
    const invitation = invitations.get(organisationId);
    return {
      to: { organisation: { id: organisationId, campaignId: draft.campaignId } },
      news: {
        kind: "join_voided",
        facts: { title: draft.title, number: null },
        path: invitation ? hrefIn("it", "joinDraft", { invitation }) : hrefIn("it", "space"),
        campaignId: draft.campaignId,
        once: `join_voided ${id}`,
      },
    };
  });
  await tellAll(tx, tellings, now);
}

/** Ends the joinings of a draft that is deleted, and tells their bodies. */
export async function dropJoins(tx: Tx, draft: DraftRow, now: Date): Promise<void> {
  await voidOthers(tx, draft, dropped, now);
  await tx.delete(joins).where(eq(joins.draftId, draft.id));
}

/** What the log says of the bodies that join at a filing: one hash over all of them. */
export const joinsHash = (taken: readonly { organisationId: string }[]): string =>
  sha256(
    taken
      .map(({ organisationId }) => organisationId)
      .sort()
      .join("\n"),
  );

export interface TakenJoin {
  id: string;
  organisationId: string;
  name: string;
}

/**
 * The bodies that join the text with this hash now, by order of joining, with the names of that day. Call it while the
 * draft is locked.
 */
export async function holdingJoins(tx: Tx, draft: DraftRow, hash: string, now: Date): Promise<TakenJoin[]> {
  await voidOthers(tx, draft, hash, now);
  const rows = await tx
    .select({
      id: joins.id,
      organisationId: joins.organisationId,
      name: organisationNames.name,
      distinction: organisationNames.distinction,
    })
    .from(joins)
    .innerJoin(organisationNames, eq(organisationNames.id, joins.organisationNameId))
    .where(holding(draft.id))
    .orderBy(joins.joinedAt, joins.id);
  return rows.map((row) => ({ id: row.id, organisationId: row.organisationId, name: fullName(row) }));
}

/**
 * Moves the joinings that hold from the draft to the filed text; those that had ended stay with the draft and go with
 * it.
 */
export async function settleJoins(
  tx: Tx,
  draft: DraftRow,
  taken: readonly TakenJoin[],
  filed: { contributionId: string; revisionId: string },
): Promise<void> {
  if (taken.length > 0)
    await tx
      .update(joins)
      .set({ ...filed, draftId: null })
      .where(
        inArray(
          joins.id,
          taken.map(({ id }) => id),
        ),
      );
  await tx.delete(joins).where(eq(joins.draftId, draft.id));
  await tx
    .update(joinInvitations)
    .set({ contributionId: filed.contributionId, draftId: null })
    .where(eq(joinInvitations.draftId, draft.id));
}
