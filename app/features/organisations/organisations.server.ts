import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#app/permissions.ts";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, email, idField, line, optionalDay, optionalId, optionalLine, z } from "#app/core/validation.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { violated, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import {
  affiliations,
  benches,
  benchSeats,
  organisationKinds,
  organisationNames,
  organisations,
} from "#db/schema/organisations.ts";
import { makesCircle } from "./affiliation.ts";
import { bodyOf } from "./bodies.server.ts";
import { isFiscalCode, isIpaCode } from "./code.ts";
import { indexNames, needsDistinction } from "./name.ts";
import { mayEditOrganisation, organisationNameOn } from "./organisation-queries.server.ts";

const optional = (max: number) => optionalLine(max).transform((text) => text || null);
const code = (valid: (code: string) => boolean, wrong: string) =>
  optionalLine(20)
    .transform((text) => text.replace(/\s/g, "").toUpperCase() || null)
    .refine((text) => text === null || valid(text), wrong);
const emptyOr = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.literal("").transform(() => null), schema])
    .optional()
    .transform((value) => value ?? null);

const facts = {
  kind: z.enum(organisationKinds),
  fiscalCode: code(isFiscalCode, "invalid_fiscal_code"),
  ipaCode: code(isIpaCode, "invalid"),
  email: emptyOr(email),
  website: emptyOr(z.url({ protocol: /^https?$/ }).max(200)),
  /** The id of a place. */
  district: optionalId,
};
const named = { name: line(200), shortName: optional(80), distinction: optionalLine(120) };

/** What is asked to enter a body: its facts and its first name. */
export const bodyFields = { ...named, ...facts, validFrom: optionalDay };
const body = z.object(bodyFields);

/**
 * Enters a body with its first name, which holds from `validFrom` (today when left empty); gives its id. `named` says
 * that the caller has compared all names already. Errors: `name_taken`, `code_taken`.
 */
export async function enterBody(
  tx: Tx,
  input: z.output<typeof body>,
  now: Date,
  { named: looked = false } = {},
): Promise<string> {
  if (!looked) await checkName(tx, input, null);
  const id = newId(now);
  const { kind, fiscalCode, ipaCode, email: address, website, district: area } = input;
  await codesKept(tx, (inner) =>
    inner
      .insert(organisations)
      .values({ id, kind, fiscalCode, ipaCode, email: address, website, district: area, createdAt: now }),
  );
  await tx.insert(organisationNames).values({
    id: newId(now),
    organisationId: id,
    name: input.name,
    shortName: input.shortName,
    distinction: input.distinction,
    validFrom: input.validFrom ?? romeDay(now),
  });
  return id;
}

/** Adds a body; see `enterBody`. */
export const createOrganisation = command({
  name: "organisation.manage",
  input: body,
  run: async ({ tx, input, now, log }): Promise<string> => {
    const id = await enterBody(tx, input, now);
    await log(`organisation:${id}`, { kind: input.kind });
    return id;
  },
});

/** Changes its data. A lead gets `forbidden` while the body takes part in another campaign too. */
export const editOrganisation = command({
  name: "organisation.manage",
  input: z.object({ organisation: idField, ...facts }),
  run: async ({ tx, input, actor, log }) => {
    const { organisation, kind, fiscalCode, ipaCode, email: address, website, district: area } = input;
    await lockOrganisation(tx, organisation, actor);
    await codesKept(tx, (inner) =>
      inner
        .update(organisations)
        .set({ kind, fiscalCode, ipaCode, email: address, website, district: area })
        .where(eq(organisations.id, organisation)),
    );
    await log(`organisation:${organisation}`, { kind });
  },
});

/**
 * Gives the body a new name from a day on; acts before that day keep showing the old one. A second name for the same
 * day corrects the first. A name that holds on that day already changes nothing.
 */
export const renameOrganisation = command({
  name: "organisation.manage",
  input: z.object({ organisation: idField, ...named, validFrom: day }),
  run: async ({ tx, input, now, actor, log }) => {
    const { organisation, name, shortName, distinction, validFrom } = input;
    await lockOrganisation(tx, organisation, actor);
    const held = await organisationNameOn(organisation, validFrom, tx);
    if (held && held.name === name && held.shortName === shortName && held.distinction === distinction) return;
    await checkName(tx, input, organisation);
    await tx
      .insert(organisationNames)
      .values({ id: newId(now), organisationId: organisation, name, shortName, distinction, validFrom })
      .onConflictDoUpdate({
        target: [organisationNames.organisationId, organisationNames.validFrom],
        set: { name, shortName, distinction },
      });
    await log(`organisation:${organisation}`, { renamedFrom: validFrom });
  },
});

/**
 * Puts a body under another from a day on, or under none (`parent` empty); the affiliation before ends the day before.
 * An affiliation that holds since before that day changes nothing.
 */
export const affiliate = command({
  name: "organisation.manage",
  input: z.object({ organisation: idField, parent: z.union([z.literal(""), idField]).default(""), validFrom: day }),
  run: async ({ tx, input, now, actor, log }) => {
    // One affiliation at a time: two bodies that affiliate to each other at once would make a circle that neither makes
    // alone.
    await tx.execute(sql`select pg_advisory_xact_lock(7416002)`);
    await lockOrganisation(tx, input.organisation, actor);
    if (input.parent) await checkParent(tx, input.organisation, input.parent);
    const open = and(eq(affiliations.organisationId, input.organisation), isNull(affiliations.validTo));
    const [held] = await tx
      .select({ parent: affiliations.parentId, from: affiliations.validFrom })
      .from(affiliations)
      .where(open);
    if (held ? held.parent === input.parent && held.from <= input.validFrom : input.parent === "") return;
    await tx.delete(affiliations).where(and(open, sql`${affiliations.validFrom} >= ${input.validFrom}::date`));
    await tx
      .update(affiliations)
      .set({ validTo: sql`${input.validFrom}::date - 1` })
      .where(open);
    if (input.parent)
      await tx.insert(affiliations).values({
        id: newId(now),
        organisationId: input.organisation,
        parentId: input.parent,
        validFrom: input.validFrom,
      });
    await log(`organisation:${input.organisation}`, { parent: input.parent || null, from: input.validFrom });
  },
});

/** Sets the bench on which a body sits in a campaign; acts already filed keep the bench of their day. */
export const seatOnBench = command({
  name: "bench.manage",
  input: z.object({ organisation: idField, campaign: idField, bench: z.enum(benches) }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: campaigns.id })
      .from(campaigns)
      .innerJoin(organisations, eq(organisations.id, input.organisation))
      .where(eq(campaigns.id, input.campaign));
    return row ?? null;
  },
  run: async ({ tx, input, now, log }) => {
    await tx
      .insert(benchSeats)
      .values({ id: newId(now), campaignId: input.campaign, organisationId: input.organisation, bench: input.bench })
      .onConflictDoUpdate({ target: [benchSeats.campaignId, benchSeats.organisationId], set: { bench: input.bench } });
    await log(`organisation:${input.organisation}`, { bench: input.bench });
  },
});

/** The body, locked for a change of its data by an actor who may change it. */
async function lockOrganisation(tx: Tx, organisationId: string, actor: Actor): Promise<void> {
  const [row] = await tx
    .select({ mergedInto: organisations.mergedInto })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for("update");
  if (!row) refuse("not_found");
  if (row.mergedInto) refuse("wrong_state");
  if (!(await mayEditOrganisation(actor, organisationId, tx))) refuse("forbidden");
}

async function checkParent(tx: Tx, organisation: string, parent: string): Promise<void> {
  const [found] = await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, parent));
  if (!found) refuse("not_found");
  const rows = await tx
    .select({ child: affiliations.organisationId, parent: affiliations.parentId })
    .from(affiliations)
    .where(isNull(affiliations.validTo));
  if (makesCircle(organisation, parent, new Map(rows.map((row) => [row.child, row.parent]))))
    refuse("invalid", { parent: "affiliation_circle" });
}

/** Refuses a name that another body has or ever had, unless a distinguishing text tells them apart. */
async function checkName(
  tx: Tx,
  wanted: { name: string; distinction: string },
  organisation: string | null,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7416003)`);
  const others = await tx
    .select({ name: organisationNames.name, distinction: organisationNames.distinction })
    .from(organisationNames)
    .where(organisation ? sql`${bodyOf(organisationNames.organisationId)} <> ${organisation}` : undefined);
  if (needsDistinction(wanted, indexNames(others))) refuse("name_taken", { distinction: "name_taken" });
}

/** Runs in a savepoint: after a violated constraint the transaction itself would take no further statement. */
async function codesKept<T>(tx: Tx, write: (inner: Tx) => Promise<T>): Promise<T> {
  try {
    return await tx.transaction((inner) => write(inner));
  } catch (error) {
    const constraint = violated(error) ?? "";
    if (/fiscal/i.test(constraint)) refuse("code_taken", { fiscalCode: "code_taken" });
    if (/ipa/i.test(constraint)) refuse("code_taken", { ipaCode: "code_taken" });
    if (/district/.test(constraint)) refuse("invalid", { district: "invalid_choice" });
    throw error;
  }
}
