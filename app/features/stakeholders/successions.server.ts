import { and, eq, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Actor } from "#app/permissions.ts";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, idField, longText, z } from "#app/core/validation.server.ts";
import { listSuccessions } from "#app/features/organisations/bodies.server.ts";
import { mayEditOrganisation } from "#app/features/organisations/organisation-queries.server.ts";
import { heirsOn, makesSuccessionCircle } from "#app/features/organisations/succession.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { dayAfter, romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { drafts } from "#db/schema/contributions.ts";
import { mandates, organisations } from "#db/schema/organisations.ts";
import { sessions } from "#db/schema/people.ts";
import { successions } from "#db/schema/stakeholders.ts";
import { subjectsOf } from "./holders.server.ts";

const optionalId = z
  .union([z.literal(""), idField])
  .optional()
  .transform((value) => value || null);
const note = longText(500).pipe(z.string().min(1));

/**
 * Records that a body, alone or with another, became a third one from a day on. No act moves. Designations of the
 * bodies that end hold until the day before, and their holders are told; drafts go on with the successor.
 */
export const recordMerger = command({
  name: "organisation.succeed",
  input: z.object({ organisation: idField, other: optionalId, into: idField, onDate: day, note }),
  run: async ({ tx, input, now, actor, log }) => {
    const from = [input.organisation, ...(input.other ? [input.other] : [])];
    if (from.includes(input.into)) refuse("invalid", { into: "same_body" });
    if (input.other === input.organisation) refuse("invalid", { other: "same_body" });
    await lockBodies(tx, { organisation: input.organisation, other: input.other, into: input.into }, actor);
    for (const each of from)
      await record(
        tx,
        {
          kind: "merger",
          from: each,
          to: [input.into],
          onDate: input.onDate,
          note: input.note,
          heir: input.into,
          field: "into",
        },
        actor,
        now,
      );
    await settleSuccessions(tx, now);
    await log(`organisation:${input.organisation}`, { into: input.into, with: input.other, from: input.onDate });
  },
});

/** The same for a body that became several; `heir` is the one to which its drafts go. */
export const recordSplit = command({
  name: "organisation.succeed",
  input: z.object({
    organisation: idField,
    first: idField,
    second: idField,
    third: optionalId,
    heir: z.enum(["first", "second", "third"]),
    onDate: day,
    note,
  }),
  run: async ({ tx, input, now, actor, log }) => {
    const { organisation, first, second, third } = input;
    const to = [first, second, ...(third ? [third] : [])];
    for (const [field, id] of [
      ["first", first],
      ["second", second],
      ["third", third],
    ] as const) {
      if (id === organisation) refuse("invalid", { [field]: "same_body" });
    }
    if (second === first) refuse("invalid", { second: "same_body" });
    if (third && [first, second].includes(third)) refuse("invalid", { third: "same_body" });
    const heir = { first, second, third }[input.heir] ?? refuse("invalid", { heir: "invalid_choice" });
    await lockBodies(tx, { organisation, first, second, third }, actor);
    await record(
      tx,
      { kind: "split", from: organisation, to, onDate: input.onDate, note: input.note, heir, field: "first" },
      actor,
      now,
    );
    await settleSuccessions(tx, now);
    await log(`organisation:${organisation}`, { into: to.join(","), from: input.onDate });
  },
});

/**
 * Takes back the whole of a merger or split that was entered by mistake. Designations that it ended have to be given
 * anew.
 */
export const undoSuccession = command({
  name: "organisation.succeed",
  input: z.object({ organisation: idField }),
  run: async ({ tx, input, actor, log }) => {
    const own = await tx
      .select({ toId: successions.toId })
      .from(successions)
      .where(and(eq(successions.fromId, input.organisation), ne(successions.kind, "duplicate")));
    if (own.length === 0) refuse("wrong_state");
    await lockBodies(tx, { organisation: input.organisation }, actor);
    await tx
      .delete(successions)
      .where(and(eq(successions.fromId, input.organisation), ne(successions.kind, "duplicate")));
    await log(`organisation:${input.organisation}`, { undone: own.map((each) => each.toId).join(",") });
  },
});

/**
 * The bodies, locked in one order. This actor may change the data of each, and none is a duplicate of another entry.
 */
async function lockBodies(tx: Tx, given: Record<string, string | null>, actor: Actor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7416005)`);
  const named = Object.entries(given)
    .flatMap(([field, id]) => (id ? [{ field, id }] : []))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { field, id } of named) {
    const [row] = await tx
      .select({ mergedInto: organisations.mergedInto })
      .from(organisations)
      .where(eq(organisations.id, id))
      .for("update");
    if (!row && field === "organisation") refuse("not_found");
    if (!row || row.mergedInto) refuse("invalid", { [field]: "invalid_choice" });
    if (!(await mayEditOrganisation(actor, id, tx))) refuse("forbidden");
  }
}

interface Recorded {
  kind: "merger" | "split";
  from: string;
  to: string[];
  onDate: string;
  note: string;
  heir: string;
  field: string;
}

async function record(
  tx: Tx,
  { kind, from, to, onDate, note: why, heir, field }: Recorded,
  actor: Actor,
  now: Date,
): Promise<void> {
  const known = await listSuccessions(tx);
  if (known.some((each) => each.fromId === from)) refuse("already_succeeded");
  // Every succession counts, whatever its day: a circle that would close next year is a circle too.
  if (makesSuccessionCircle(from, to, heirsOn("9999-12-31", known)))
    refuse("invalid", { [field]: "succession_circle" });
  for (const toId of to)
    await tx.insert(successions).values({
      id: newId(now),
      kind,
      fromId: from,
      toId,
      onDate,
      note: why,
      takesDrafts: toId === heir,
      createdAt: now,
      createdBy: actor.personId,
    });
  await endMandatesBy(tx, from, onDate, now);
}

/**
 * Nobody acts for a body that no longer exists: its successor has to designate people anew. Where the day is still to
 * come, the last day of a mandate is the day before it. Where it is past, mandates end now, because what people did in
 * between was done under them.
 */
async function endMandatesBy(tx: Tx, organisationId: string, onDate: string, now: Date): Promise<void> {
  const past = onDate <= romeDay(now);
  const last = dayAfter(onDate, -1);
  const running = await tx
    .select({
      id: mandates.id,
      personId: mandates.personId,
      campaignId: mandates.campaignId,
      validFrom: mandates.validFrom,
    })
    .from(mandates)
    .where(
      and(
        eq(mandates.organisationId, organisationId),
        isNull(mandates.revokedAt),
        or(isNull(mandates.validTo), sql`${mandates.validTo} >= ${past ? romeDay(now) : onDate}::date`),
      ),
    )
    .for("update");
  const subject = await subjectsOf(
    tx,
    running.map(({ campaignId }) => ({ organisationId, campaignId })),
    now,
  );
  const tellings: Telling[] = [];
  for (const mandate of running) {
    const about = subject({ organisationId, campaignId: mandate.campaignId });
    const ends = past || mandate.validFrom > last;
    await tx
      .update(mandates)
      .set(
        ends
          ? { revokedAt: now, revokedReason: textIn("it").bodies.succession.reason, endSeenAt: now }
          : { validTo: last, warnedFor: last, endSeenAt: now },
      )
      .where(eq(mandates.id, mandate.id));
    if (ends)
      await tx.delete(sessions).where(and(eq(sessions.userId, mandate.personId), eq(sessions.mandateId, mandate.id)));
    const facts = { organisation: about.body, campaign: about.campaign, from: onDate, over: ends ? 1 : 0 };
    const path = hrefIn("it", "profile");
    const { campaignId } = mandate;
    tellings.push({
      to: { people: [mandate.personId] },
      news: { kind: "succeeded", facts, path, campaignId, once: `succeeded ${mandate.id} ${onDate}` },
    });
  }
  await tellAll(tx, tellings, now);
}

/**
 * Gives the drafts to the successor on the day of the succession: run when one is entered, and every hour for those
 * still to come.
 */
export async function settleSuccessions(tx: Tx, now: Date): Promise<void> {
  const due = await tx
    .select({ fromId: successions.fromId, toId: successions.toId })
    .from(successions)
    .where(
      and(
        inArray(successions.kind, ["merger", "split"]),
        eq(successions.takesDrafts, true),
        lte(successions.onDate, romeDay(now)),
      ),
    )
    .orderBy(successions.onDate, successions.id);
  for (const { fromId, toId } of due)
    await tx.update(drafts).set({ organisationId: toId }).where(eq(drafts.organisationId, fromId));
}
