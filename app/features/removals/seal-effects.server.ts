import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { cancelJobs } from "#app/core/jobs.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { dropDraft } from "#app/features/drafts/drafts-forget.server.ts";
import { dropJoins } from "#app/features/drafts/joins-hold.server.ts";
import { lockContribution, lockFile } from "#app/features/texts/lock.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions, drafts, files, notices, organisations } from "#db/schema/index.ts";
import { applyTakedown, type Subject } from "./takedown-effects.server.ts";

/** What the public and the filer read about it; only the office reads the lead's own reason. */
const publicReason = "Sigillato come contenuto illecito: nessuno può aprirlo";

interface Seal {
  contributionId: string;
  reason: string;
  by: string;
}
/** The takedown that came with the sealing, where the thing was public until then. */
interface Sealed {
  takedown?: string;
}

/**
 * Seals a text with all its files: it leaves every page by the next request, and from now on nobody can open it, its
 * filer included. The stored words stay as they are, so that receipts and hashes can still be verified. Null where it
 * is sealed already.
 */
export async function sealText(tx: Tx, { contributionId, reason, by }: Seal, now: Date): Promise<Sealed | null> {
  // The draft that integrates it is locked first, since a draft is always locked before its text.
  const [draft] = await tx.select().from(drafts).where(eq(drafts.contributionId, contributionId)).for("update");
  const text = await lockContribution(tx, { id: contributionId });
  if (!text || text.sealedAt) return null;
  let sealed: Sealed = {};
  if (draft) {
    await dropJoins(tx, draft, now);
    await dropDraft(tx, draft.id);
  }
  if (text.state === "published")
    sealed = await takeOff(tx, text, { kind: "contribution", subjectId: text.id }, by, now);
  else {
    if (text.state === "filed" || text.state === "ready")
      await tx
        .update(contributions)
        .set({ state: "refused", stateReason: publicReason, stateAt: now })
        .where(eq(contributions.id, text.id));
    await tellSealed(tx, text, "contribution", text.id, now);
  }
  await tx.update(contributions).set({ sealedAt: now, sealedReason: reason }).where(eq(contributions.id, text.id));
  const held = await tx
    .select({ fileId: attachments.fileId, replacementId: attachments.replacementId })
    .from(attachments)
    .where(eq(attachments.contributionId, text.id));
  await sealFiles(tx, held, reason, now);
  for (const about of [`contribution:${text.id}`, `redaction:${text.id}`]) await cancelJobs(tx, about);
  // Notices in inboxes named it by its title.
  await tx
    .update(notices)
    .set({ facts: sql`jsonb_set(${notices.facts}, '{title}', to_jsonb(${text.number}::text))` })
    .where(and(sql`${notices.facts}->>'number' = ${text.number}`, sql`${notices.facts}->>'title' is not null`));
  return sealed;
}

/** Seals one file of a text; its text stays as it is. Null where it is sealed already. */
export async function sealAttachment(
  tx: Tx,
  attachmentId: string,
  { reason, by }: { reason: string; by: string },
  now: Date,
): Promise<Sealed | null> {
  const text = await lockFile(tx, attachmentId);
  const [held] = await tx
    .select({
      id: attachments.id,
      fileId: attachments.fileId,
      replacementId: attachments.replacementId,
      contributionId: attachments.contributionId,
      releasedAt: attachments.releasedAt,
      withheldReason: attachments.withheldReason,
      state: contributions.state,
      sealedAt: files.sealedAt,
    })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.id, attachmentId));
  if (!held || !text || held.sealedAt) return null;
  await sealFiles(tx, [held], reason, now);
  if (held.releasedAt && held.withheldReason === "" && held.state === "published")
    return takeOff(tx, text, { kind: "attachment", subjectId: held.id }, by, now);
  await tellSealed(tx, text, "attachment", held.id, now);
  return {};
}

async function sealFiles(
  tx: Tx,
  held: readonly { fileId: string; replacementId: string | null }[],
  reason: string,
  now: Date,
): Promise<void> {
  const ids = held.flatMap(({ fileId, replacementId }) => (replacementId ? [fileId, replacementId] : [fileId]));
  if (ids.length > 0)
    await tx
      .update(files)
      .set({ sealedAt: now, sealedReason: reason })
      .where(and(inArray(files.id, ids), isNull(files.sealedAt)));
}

interface Text {
  id: string;
  number: string;
  campaignId: string;
  organisationId: string;
}

async function takeOff(
  tx: Tx,
  text: Text,
  what: Pick<Subject, "kind" | "subjectId">,
  by: string,
  now: Date,
): Promise<Sealed> {
  const takedown = newId(now);
  const subject: Subject = { ...what, versionId: null, contributionId: text.id, number: text.number };
  await applyTakedown(tx, { id: takedown, campaignId: text.campaignId, subject, reason: publicReason, by }, now);
  return { takedown };
}

async function tellSealed(
  tx: Tx,
  text: Text,
  what: "contribution" | "attachment",
  id: string,
  now: Date,
): Promise<void> {
  const [body] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, text.organisationId));
  if (body)
    await tell(
      tx,
      { organisation: { id: body.id, campaignId: text.campaignId } },
      {
        kind: "sealed",
        facts: { number: text.number, what },
        path: hrefIn("it", "filed", { number: text.number }),
        campaignId: text.campaignId,
        once: `sealed ${id}`,
      },
      now,
    );
}
