import { and, eq, isNull } from "drizzle-orm";
import { repeatRemovals } from "#app/core/removals.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { people, roles } from "#db/schema/people.ts";
import type { RemovableKind } from "./removal.ts";
import { applyTakedown, liftTakedown, type Subject } from "./takedown-effects.server.ts";

/** The reason that a restored backup shows for what was taken down after it was made: the words of that day are not in it. */
const laterReason = "Rimosso dalla pubblicazione";

// What was taken down after a backup was made stays down when the backup is restored.
repeatRemovals("takedown", async (tx, { at, facts }) => {
  const subject = await subjectOf(tx, facts["kind"] as RemovableKind, facts["subject"] ?? "", facts["version"] ?? null);
  if (!subject) return false;
  const [known] = await tx.select({ id: takedowns.id }).from(takedowns).where(eq(takedowns.id, facts["takedown"] ?? ""));
  if (known) return false;
  const campaignId = facts["campaign"] ?? "";
  await applyTakedown(tx, { id: facts["takedown"] ?? "", campaignId, subject, reason: laterReason, by: await answerable(tx, facts["by"] ?? "", campaignId) }, new Date(at));
  return true;
});

repeatRemovals("takedown_lifted", async (tx, { at, facts }) => {
  const [held] = await tx.select().from(takedowns).where(and(eq(takedowns.id, facts["takedown"] ?? ""), isNull(takedowns.restoredAt)));
  if (!held) return false;
  await liftTakedown(tx, held, { by: await answerable(tx, facts["by"] ?? "", held.campaignId), reason: "" }, new Date(at));
  return true;
});

async function subjectOf(tx: Tx, kind: RemovableKind, subjectId: string, versionId: string | null): Promise<Subject | null> {
  const named = { kind, subjectId, versionId };
  if (kind === "contribution") {
    const [row] = await tx.select({ number: contributions.number }).from(contributions).where(and(eq(contributions.id, subjectId), eq(contributions.state, "published")));
    return row ? { ...named, contributionId: subjectId, number: row.number } : null;
  }
  if (kind === "attachment") {
    const [row] = await tx.select({ contributionId: attachments.contributionId, number: contributions.number }).from(attachments).innerJoin(contributions, eq(contributions.id, attachments.contributionId)).where(eq(attachments.id, subjectId));
    return row ? { ...named, contributionId: row.contributionId, number: row.number } : null;
  }
  const [row] = await tx.select({ number: versions.number }).from(versions).where(eq(versions.id, versionId ?? subjectId));
  return row ? { ...named, contributionId: null, number: String(row.number) } : null;
}

/** Who took it down may have come after the backup: then a lead answers for it. */
export async function answerable(tx: Tx, personId: string, campaignId: string): Promise<string> {
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
  const [lead] = person ? [] : await tx.select({ id: roles.personId }).from(roles).where(and(eq(roles.campaignId, campaignId), eq(roles.role, "lead"), isNull(roles.endedAt)));
  return person?.id ?? lead?.id ?? Promise.reject(new Error("Nobody is left who could answer for a takedown"));
}
