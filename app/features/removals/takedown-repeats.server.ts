import { and, eq, isNull } from "drizzle-orm";
import type { Repeated, When } from "#app/core/removals.server.ts";
import { firstKind, isSourceKind } from "#app/features/sources/source.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { people, roles } from "#db/schema/people.ts";
import { sources } from "#db/schema/sources.ts";
import { forgetWords } from "./forget.server.ts";
import type { RemovableKind } from "./removal.ts";
import { applyTakedown, liftTakedown, type Subject } from "./takedown-effects.server.ts";

/**
 * The reason that a restored backup shows for what was taken down after it was made, because it doesn't have the
 * original reason.
 */
const laterReason = "Rimosso dalla pubblicazione";

/** What was taken down after a backup was made stays down when the backup is restored. */
export async function repeatTakedown(tx: Tx, facts: RemovalFacts<"takedown">, { at }: When): Promise<Repeated | null> {
  const { takedown: id, campaign: campaignId } = facts;
  const subject = await subjectOf(tx, facts.kind as RemovableKind, facts.subject, facts.version);
  if (!subject) return null;
  const [known] = await tx.select({ id: takedowns.id }).from(takedowns).where(eq(takedowns.id, id));
  if (known) return null;
  const by = await answerable(tx, facts.by, campaignId);
  await applyTakedown(tx, { id, campaignId, subject, reason: laterReason, by }, at);
  return { subject: `${subject.kind}:${subject.subjectId}`, detail: { takedown: id } };
}

/** What was put back after the backup was made is put back again. */
export async function repeatLifting(
  tx: Tx,
  facts: RemovalFacts<"takedown_lifted">,
  { at }: When,
): Promise<Repeated | null> {
  const isDown = and(eq(takedowns.id, facts.takedown), isNull(takedowns.restoredAt));
  const [held] = await tx.select().from(takedowns).where(isDown);
  if (!held) return null;
  await liftTakedown(tx, held, { by: await answerable(tx, facts.by, held.campaignId), reason: "" }, at);
  return { subject: `${held.subjectKind}:${held.subjectId}`, detail: { takedown: held.id } };
}

/** What was forgotten after a backup was made is forgotten again. */
export async function repeatForgetting(
  tx: Tx,
  { source }: RemovalFacts<"forgotten">,
  { now }: When,
): Promise<Repeated | null> {
  return (await forgetWords(tx, source, now)) ? { subject: `source:${source}`, detail: {} } : null;
}

async function subjectOf(
  tx: Tx,
  kind: RemovableKind,
  subjectId: string,
  versionId: string | null,
): Promise<Subject | null> {
  const named = { kind, subjectId, versionId };
  if (isSourceKind(kind)) {
    const [row] = await tx
      .select({ number: sources.number })
      .from(sources)
      .where(and(eq(sources.id, subjectId), eq(sources.state, "published")));
    return row ? { ...named, contributionId: kind === firstKind ? subjectId : null, number: row.number } : null;
  }
  if (kind === "attachment") {
    const [row] = await tx
      .select({ contributionId: attachments.contributionId, number: contributions.number })
      .from(attachments)
      .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
      .where(eq(attachments.id, subjectId));
    return row ? { ...named, contributionId: row.contributionId, number: row.number } : null;
  }
  const [row] = await tx
    .select({ number: versions.number })
    .from(versions)
    .where(eq(versions.id, versionId ?? subjectId));
  return row ? { ...named, contributionId: null, number: String(row.number) } : null;
}

/** The person who took it down may be newer than the backup: then a lead stands as its author. */
export async function answerable(tx: Tx, personId: string, campaignId: string): Promise<string> {
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
  const [lead] = person
    ? []
    : await tx
        .select({ id: roles.personId })
        .from(roles)
        .where(and(eq(roles.campaignId, campaignId), eq(roles.role, "lead"), isNull(roles.endedAt)));
  return person?.id ?? lead?.id ?? Promise.reject(new Error("Nobody is left who could answer for a takedown"));
}
