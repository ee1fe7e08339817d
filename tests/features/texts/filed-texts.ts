import { eq } from "drizzle-orm";
import type { Context } from "#app/access/context.ts";
import { grantsOf } from "#app/access/session.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import type { Prose } from "#app/prose/prose.ts";
import type { Db } from "#db/client.server.ts";
import { contributions, organisationNames, people, revisions, roles } from "#db/schema/index.ts";
import { logged } from "#tests/support/builders.ts";
import { districtId } from "#tests/support/places.ts";
import { during, type As, type World } from "./world.ts";

const long = new Date("2025-01-01T08:00:00Z");
let counter = 0;

/** Whoever answers for the consultation: the world of filing needs none. */
export async function addLead(db: Db, campaignId: string): Promise<As> {
  const id = newId(long);
  await db.insert(people).values({ id, name: "Lea Responsabile", email: `${id}@example.org`, createdAt: long });
  await db.insert(roles).values({ id: newId(long), personId: id, campaignId, role: "lead", grantedAt: long });
  return async (now = during): Promise<Context> => ({
    now,
    requestId: "test",
    lang: "it",
    actor: {
      personId: id,
      name: "Lea Responsabile",
      email: `${id}@example.org`,
      language: "it",
      sessionId: `s-${id}`,
      mandateId: null,
      grants: await grantsOf(id, now),
    },
  });
}

export interface GivenText {
  text?: string | Prose;
  title?: string;
  receivedAt?: Date;
  organisationId?: string;
  /** By its code. */
  district?: string;
  kind?: "analysis" | "demand" | "contribution";
  /** The passages that its filer asks to keep back. */
  confidential?: { start: number; end: number }[];
}

/** A text as filing leaves it, without the page that leads there. */
export async function addFiled(db: Db, w: World, given: GivenText = {}): Promise<string> {
  counter += 1;
  const number = `TCL-2025-${String(counter).padStart(4, "0")}`;
  const receivedAt = given.receivedAt ?? during;
  const organisationId = given.organisationId ?? w.alfa;
  const [name] = await db
    .select({ id: organisationNames.id })
    .from(organisationNames)
    .where(eq(organisationNames.organisationId, organisationId));
  const { actor } = await (organisationId === w.beta ? w.other() : w.signatory());
  if (!name || !actor?.mandateId) throw new Error("The world has no such organisation");
  const prose =
    typeof given.text === "object"
      ? given.text
      : parseProse(given.text ?? "Servono clausole sociali. Servono controlli veri.");
  const id = newId(receivedAt);
  await db.insert(contributions).values({
    id,
    number,
    campaignId: w.campaign,
    roundId: w.round,
    organisationId,
    organisationNameId: name.id,
    bench: "unions",
    kind: given.kind ?? "demand",
    district: given.district ? await districtId(given.district) : null,
    channel: "site",
    receivedAt,
    enteredAt: receivedAt,
    state: "filed",
    stateAt: receivedAt,
  });
  await db.insert(revisions).values({
    id: newId(receivedAt),
    contributionId: id,
    number: 1,
    title: given.title ?? "Un testo",
    blocks: prose.blocks,
    plain: prose.plain,
    receiptText: prose.plain,
    salt: "s",
    sha256: "h",
    filedAt: receivedAt,
    personId: actor.personId,
    mandateId: actor.mandateId,
    privacyVersion: "1",
    thirdParties: "none",
    licence: "x",
    confidential: given.confidential ?? [],
  });
  const { personId, mandateId } = actor;
  await logged(db, { campaignId: w.campaign, at: receivedAt }, [
    {
      action: "contribution.file",
      personId,
      mandateId,
      subject: `contribution:${id}`,
      detail: { number, revision: 1, sha256: "h" },
    },
  ]);
  return number;
}

/** The value of an outcome that must be one. */
export async function ok<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: unknown }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}

/** A text that everybody can read; the round must be open, or `now` after its closing. */
export async function addPublished(
  db: Db,
  w: World,
  lead: As,
  given: GivenText & { publishedAt?: Date; omissis?: { start: number; end: number; reason: string }[] } = {},
): Promise<string> {
  const number = await addFiled(db, w, given);
  const now = given.publishedAt ?? during;
  await ok(preparePublication(await lead(now), { number, title: "", omissis: given.omissis ?? [], released: [] }));
  await ok(publishContributions(await lead(now), { campaignId: w.campaign, numbers: [number] }));
  return number;
}
