import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import type { Context } from "#app/access/context.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { actingMandate, ownScope, type Represented } from "#app/features/organisations/acting.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { attachments, campaigns, draftConflicts, drafts, files, mandates, people, rounds } from "#db/schema/index.ts";
import { draftOf, textsOf, type DraftTexts } from "./draft.ts";
import { whyNotFile } from "./filing.ts";

export type DraftRow = typeof drafts.$inferSelect;

/** Where a draft's permissions are held. For a person without a mandate there, it is as if the draft did not exist. */
export async function draftScope(tx: Tx, input: { draft: string }, context: Context): Promise<Represented | null> {
  const [row] = await tx
    .select({ campaignId: drafts.campaignId, organisationId: drafts.organisationId })
    .from(drafts)
    .where(eq(drafts.id, input.draft));
  return ownScope(context, row);
}

/** To whom a draft belongs, whoever asks: for a page that then only suggests acting for another body. */
export async function getDraftOwner(draftId: string): Promise<Represented | null> {
  const [row] = await db()
    .select({ campaignId: drafts.campaignId, organisationId: drafts.organisationId })
    .from(drafts)
    .where(eq(drafts.id, draftId));
  return row ?? null;
}

/** The draft, locked until the transaction ends: saves, resolved conflicts and the filing of one draft take turns. */
export async function lockDraft(tx: Tx, draftId: string): Promise<DraftRow> {
  const [row] = await tx.select().from(drafts).where(eq(drafts.id, draftId)).for("update");
  return row ?? refuse("not_found");
}

const savedBy = { id: mandates.id, name: people.name };

export interface DraftConflict {
  id: string;
  mandateId: string;
  by: string;
  savedAt: Date;
  texts: DraftTexts;
}
export interface DraftAttachment {
  id: string;
  role: "attachment" | "source" | "scan";
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  signed: boolean;
  scan: "unchecked" | "clean" | "infected";
}
export type Draft = DraftRow & { savedByName: string; conflicts: DraftConflict[]; attachments: DraftAttachment[] };

/**
 * A draft of that organisation, with its files and the texts among which somebody has to choose; null for anybody
 * else's.
 */
export async function getDraft(draftId: string, body: Represented): Promise<Draft | null> {
  const [row] = await db()
    .select({ draft: drafts, by: people.name })
    .from(drafts)
    .innerJoin(mandates, eq(mandates.id, drafts.savedBy))
    .innerJoin(people, eq(people.id, mandates.personId))
    .where(
      and(
        eq(drafts.id, draftId),
        eq(drafts.organisationId, body.organisationId),
        eq(drafts.campaignId, body.campaignId),
      ),
    );
  if (!row) return null;
  return {
    ...row.draft,
    savedByName: row.by,
    conflicts: await listConflicts(draftId),
    attachments: await listDraftAttachments(db(), draftId),
  };
}

async function listConflicts(draftId: string): Promise<DraftConflict[]> {
  const rows = await db()
    .select({ conflict: draftConflicts, by: savedBy })
    .from(draftConflicts)
    .innerJoin(mandates, eq(mandates.id, draftConflicts.savedBy))
    .innerJoin(people, eq(people.id, mandates.personId))
    .where(eq(draftConflicts.draftId, draftId))
    .orderBy(asc(draftConflicts.savedAt), asc(draftConflicts.id));
  return rows.map(({ conflict, by }) => ({
    id: conflict.id,
    mandateId: by.id,
    by: by.name,
    savedAt: conflict.savedAt,
    texts: conflictTexts(conflict),
  }));
}

/** Only the fields that met another text; the other fields of the row are empty. */
export const conflictTexts = (row: { title: string; body: string; answers: Record<string, string> }): DraftTexts =>
  Object.fromEntries(Object.entries(textsOf(row)).filter(([, text]) => text !== ""));

export function listDraftAttachments(from: Db | Tx, draftId: string): Promise<DraftAttachment[]> {
  return from
    .select({
      id: attachments.id,
      role: attachments.role,
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
      sha256: files.sha256,
      signed: files.signed,
      scan: files.scan,
    })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.draftId, draftId))
    .orderBy(asc(attachments.position), asc(attachments.id));
}

/** The organisation's drafts, the last saved first. */
export function listDrafts(body: Represented) {
  return db()
    .select({
      id: drafts.id,
      roundId: drafts.roundId,
      round: rounds.title,
      title: drafts.title,
      savedAt: drafts.savedAt,
      by: people.name,
    })
    .from(drafts)
    .innerJoin(rounds, eq(rounds.id, drafts.roundId))
    .innerJoin(mandates, eq(mandates.id, drafts.savedBy))
    .innerJoin(people, eq(people.id, mandates.personId))
    .where(and(eq(drafts.organisationId, body.organisationId), eq(drafts.campaignId, body.campaignId)))
    .orderBy(desc(drafts.savedAt), desc(drafts.id));
}

/**
 * Begins a draft for a round, for the organisation for which the session acts; gives its id. If the same person has a
 * draft that is still empty, its id is given instead, so that a double click makes one draft.
 */
export const createDraft = command({
  name: "draft.create",
  quiet: true,
  input: z.object({ roundId: idField }),
  scope: async (tx, input, context) => {
    const acting = actingMandate(context.actor);
    const round = await getRoundWithQuestions(input.roundId, {}, tx);
    return round && acting ? { campaignId: round.campaignId, organisationId: acting.organisationId } : null;
  },
  run: async ({ tx, input, now, grant }) => {
    const round = (await getRoundWithQuestions(input.roundId, {}, tx)) ?? refuse("not_found");
    const { organisationId, mandateId } = grant ?? refuse("forbidden");
    if (!organisationId || !mandateId) refuse("forbidden");
    const body = { campaignId: round.campaignId, organisationId };
    const [campaign] = await tx
      .select({ state: campaigns.state })
      .from(campaigns)
      .where(eq(campaigns.id, round.campaignId));
    const kind = round.kinds.includes("contribution") ? "contribution" : (round.kinds[0] ?? refuse("kind_not_asked"));
    const why = whyNotFile(round, campaign ?? refuse("not_found"), await getBench(body, tx), kind, now);
    if (why) refuse(why);
    // Of two clicks at once the second waits here and then finds the draft of the first.
    await tx.select({ id: mandates.id }).from(mandates).where(eq(mandates.id, mandateId)).for("update");
    const [blank] = await tx
      .select({ id: drafts.id })
      .from(drafts)
      .where(
        and(
          eq(drafts.roundId, round.id),
          eq(drafts.savedBy, mandateId),
          eq(drafts.organisationId, organisationId),
          eq(drafts.version, 1),
          isNull(drafts.contributionId),
        ),
      )
      .limit(1);
    if (blank) return blank.id;
    const id = newId(now);
    await tx.insert(drafts).values({
      id,
      ...body,
      roundId: round.id,
      kind,
      ...draftOf({}),
      lineIds: [],
      losses: [],
      savedBy: mandateId,
      savedAt: now,
      createdAt: now,
    });
    return id;
  },
});
