import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { columnsLeadingTo, describedTables } from "#db/classification/tables.ts";
import { rowsOf, type Tx } from "#db/client.server.ts";
import { benchSeats, organisations } from "#db/schema/organisations.ts";
import { stakeholders, successions } from "#db/schema/stakeholders.ts";
import { moveMandates } from "./duplicate-mandates.server.ts";
import { comparedFacts, conflictsOf, joinedFacts } from "./duplicate.ts";
import { getEntry, type Entry } from "./duplicate-entries.server.ts";

/**
 * Joins two entries of the register that are found to be one body. Acts stay with the entry that did them, and both
 * count as one from now on. Seats, designations, drafts and the entries in the campaigns' registers go to the kept
 * entry, and the address of the other leads there. Where the two differ, the entry that is right must be chosen
 * (`choice.<fact>`, `seat.<campaign>`). It can't be undone.
 */
export const mergeDuplicates = command({
  name: "organisation.merge",
  input: z.object({
    organisation: idField,
    other: idField,
    kept: z.string({ error: "required" }).min(1, "required").max(64),
    choice: z.partialRecord(z.enum(comparedFacts), z.string().max(64)).default({}),
    seat: z.record(z.string().max(64), z.string().max(64)).default({}),
  }),
  run: async ({ tx, input, now, actor, log }): Promise<string> => {
    await tx.execute(sql`select pg_advisory_xact_lock(7416005)`);
    const [one, other] = await lockPair(tx, input.organisation, input.other, now);
    const kept = [one, other].find((entry) => entry.id === input.kept) ?? refuse("invalid", { kept: "invalid_choice" });
    const gone = kept === one ? other : one;
    const conflicts = conflictsOf(kept, gone);
    const missing = [
      ...conflicts.facts.filter((name) => !isOneOf(input.choice[name], kept, gone)).map((name) => `choice.${name}`),
      ...conflicts.seats
        .filter((campaign) => !isOneOf(input.seat[campaign], kept, gone))
        .map((campaign) => `seat.${campaign}`),
    ];
    if (missing.length > 0) refuse("invalid", Object.fromEntries(missing.map((field) => [field, "required"])));

    await joinFacts(tx, kept, gone, new Set(conflicts.facts.filter((name) => input.choice[name] === gone.id)));
    await joinSeats(tx, kept, gone, new Set(conflicts.seats.filter((campaign) => input.seat[campaign] === gone.id)));
    await moveMandates(tx, kept.id, gone.id, now);
    await moveRows(tx, kept.id, gone.id);
    await joinRegisters(tx, kept.id, gone.id);
    await joinTies(tx, kept.id, gone.id);
    await tx
      .update(organisations)
      .set({ mergedInto: kept.id })
      .where(or(eq(organisations.id, gone.id), eq(organisations.mergedInto, gone.id)));
    await tx.insert(successions).values({
      id: newId(now),
      kind: "duplicate",
      fromId: gone.id,
      toId: kept.id,
      onDate: romeDay(now),
      createdAt: now,
      createdBy: actor.personId,
    });
    await log(`organisation:${kept.id}`, { duplicate: gone.id });
    return kept.id;
  },
});

const isOneOf = (chosen: string | undefined, kept: Entry, gone: Entry): boolean =>
  chosen === kept.id || chosen === gone.id;

async function lockPair(tx: Tx, organisation: string, other: string, now: Date): Promise<[Entry, Entry]> {
  if (organisation === other) refuse("invalid", { other: "same_body" });
  // Entries in the campaigns' registers are locked before the bodies, because an answer to an invitation locks its
  // entry before the body.
  await tx
    .select({ id: stakeholders.id })
    .from(stakeholders)
    .where(inArray(stakeholders.organisationId, [organisation, other]))
    .orderBy(stakeholders.id)
    .for("update");
  for (const id of [organisation, other].sort())
    await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id)).for("update");
  const one = (await getEntry(organisation, romeDay(now), tx)) ?? refuse("not_found");
  const two = (await getEntry(other, romeDay(now), tx)) ?? refuse("invalid", { other: "invalid_choice" });
  if (one.mergedInto || two.mergedInto) refuse("wrong_state");
  return [one, two];
}

async function joinFacts(tx: Tx, kept: Entry, gone: Entry, fromGone: Parameters<typeof joinedFacts>[2]): Promise<void> {
  const facts = joinedFacts(kept.facts, gone.facts, fromGone);
  // Codes are unique, so a code that the kept entry takes over leaves the other entry first. A code that is not taken
  // over stays, so that it still leads here.
  await tx
    .update(organisations)
    .set({
      fiscalCode: facts.fiscalCode === gone.facts.fiscalCode ? null : gone.facts.fiscalCode,
      ipaCode: facts.ipaCode === gone.facts.ipaCode ? null : gone.facts.ipaCode,
    })
    .where(eq(organisations.id, gone.id));
  await tx.update(organisations).set(facts).where(eq(organisations.id, kept.id));
}

async function joinSeats(tx: Tx, kept: Entry, gone: Entry, fromGone: ReadonlySet<string>): Promise<void> {
  for (const { campaignId, bench } of gone.seats) {
    const own = and(eq(benchSeats.organisationId, gone.id), eq(benchSeats.campaignId, campaignId));
    if (!kept.seats.some((seat) => seat.campaignId === campaignId)) {
      await tx.update(benchSeats).set({ organisationId: kept.id }).where(own);
      continue;
    }
    await tx.delete(benchSeats).where(own);
    if (fromGone.has(campaignId))
      await tx
        .update(benchSeats)
        .set({ bench })
        .where(and(eq(benchSeats.organisationId, kept.id), eq(benchSeats.campaignId, campaignId)));
  }
}

/** Moves the rows of every table of which db/classification says that they move. */
async function moveRows(tx: Tx, kept: string, gone: string): Promise<void> {
  for (const { table, merged } of describedTables()) {
    if (merged !== "moved") continue;
    for (const [name, column] of columnsLeadingTo(table, organisations))
      await tx
        .update(table)
        .set({ [name]: kept })
        .where(eq(column, gone));
  }
}

/** How far an invitation has come: where both entries are in one register, the one that has come further is kept. */
const rank = sql.raw(
  "array_position(array['listed','invited','passed_on','represented','declined','accepted'], state)",
);

async function joinRegisters(tx: Tx, kept: string, gone: string): Promise<void> {
  const both = rowsOf<{ kept: string; gone: string }>(
    await tx.execute(
      sql`select k.id as kept, g.id as gone from stakeholders k join stakeholders g on g.campaign_id = k.campaign_id and g.organisation_id = ${gone} where k.organisation_id = ${kept}`,
    ),
  );
  for (const pair of both) {
    await tx.execute(sql`update stakeholders k set state = g.state, state_at = g.state_at, reason = g.reason, through_id = g.through_id, through_name = g.through_name
      from (select *, ${rank} as far from stakeholders where id = ${pair.gone}) g, (select ${rank} as far from stakeholders where id = ${pair.kept}) o where k.id = ${pair.kept} and g.far > o.far`);
    // What the register had before a list was uploaded must stay when that list is taken back.
    await tx.execute(
      sql`update stakeholders k set batch_id = null, body_made = false from stakeholders g where k.id = ${pair.kept} and g.id = ${pair.gone} and g.batch_id is distinct from k.batch_id`,
    );
    await tx.execute(
      sql`update stakeholder_invitations set stakeholder_id = ${pair.kept} where stakeholder_id = ${pair.gone}`,
    );
    await tx.delete(stakeholders).where(eq(stakeholders.id, pair.gone));
  }
  await tx.update(stakeholders).set({ organisationId: kept }).where(eq(stakeholders.organisationId, gone));
  await tx
    .update(stakeholders)
    .set({ throughId: null })
    .where(
      and(
        eq(stakeholders.organisationId, kept),
        or(eq(stakeholders.throughId, gone), eq(stakeholders.throughId, kept)),
      ),
    );
  await tx.update(stakeholders).set({ throughId: kept }).where(eq(stakeholders.throughId, gone));
}

/**
 * Affiliations and earlier successions belong to the body, whichever entry they were written for; none may lead from
 * the body to itself.
 */
async function joinTies(tx: Tx, kept: string, gone: string): Promise<void> {
  await tx.execute(
    sql`delete from affiliations where (organisation_id = ${gone} and parent_id = ${kept}) or (organisation_id = ${kept} and parent_id = ${gone})`,
  );
  await tx.execute(sql`update affiliations set parent_id = ${kept} where parent_id = ${gone}`);
  await tx.execute(
    sql`update affiliations set organisation_id = ${kept} where organisation_id = ${gone} and not exists (select 1 from affiliations own where own.organisation_id = ${kept})`,
  );
  const tie = and(ne(successions.kind, "duplicate"), or(eq(successions.fromId, gone), eq(successions.toId, gone)));
  const ties = await tx
    .select({ id: successions.id, fromId: successions.fromId, toId: successions.toId })
    .from(successions)
    .where(tie);
  for (const { id, ...ends } of ties) {
    const fromId = ends.fromId === gone ? kept : ends.fromId;
    const toId = ends.toId === gone ? kept : ends.toId;
    const [same] = await tx
      .select({ id: successions.id })
      .from(successions)
      .where(and(eq(successions.fromId, fromId), eq(successions.toId, toId)));
    if (same || fromId === toId) await tx.delete(successions).where(eq(successions.id, id));
    else await tx.update(successions).set({ fromId, toId }).where(eq(successions.id, id));
  }
}
