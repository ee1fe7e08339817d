import type { Context } from "#app/access/context.ts";
import { newId } from "#app/core/ids.server.ts";
import { grantsOf } from "#app/access/session.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  benchSeats,
  campaigns,
  lines,
  lineVersions,
  mandates,
  organisationNames,
  organisations,
  people,
  questions,
  questionVersions,
  roles,
  rounds,
  roundTerms,
} from "#db/schema/index.ts";
import { theBody } from "#tests/support/places.ts";

const long = new Date("2025-01-01T08:00:00Z");
export const opens = new Date("2025-09-01T07:00:00Z");
export const closes = new Date("2025-10-31T17:00:00Z");
export const during = new Date("2025-10-01T10:00:00Z");

/**
 * A campaign with one open round of two questions, two organisations, and one person for each way of standing to them.
 */
export async function world(
  db: Db,
  round: { mode?: "sealed" | "open"; benches?: string[]; kinds?: ("analysis" | "demand" | "contribution")[] } = {},
) {
  const made = {
    campaign: newId(long),
    round: newId(long),
    line: newId(long),
    questions: [newId(long), newId(long)] as [string, string],
  };
  await db.insert(campaigns).values({
    id: made.campaign,
    bodyId: await theBody(),
    slug: `c-${made.campaign}`,
    code: "TCL",
    title: "Città del lavoro",
    inBrief: "",
    state: "open",
    createdAt: long,
  });
  await db.insert(rounds).values({
    id: made.round,
    campaignId: made.campaign,
    number: 1,
    title: "Prima fase",
    mode: round.mode ?? "sealed",
    kinds: round.kinds ?? ["analysis", "demand", "contribution"],
    benches: round.benches ?? [],
    createdAt: long,
  });
  await db
    .insert(roundTerms)
    .values({ id: newId(long), roundId: made.round, version: 1, opensAt: opens, closesAt: closes, decidedAt: long });
  await db.insert(lines).values({ id: made.line, campaignId: made.campaign, code: 1, position: 1 });
  await db.insert(lineVersions).values({
    lineId: made.line,
    version: 1,
    shortName: "giusto",
    title: "La città del lavoro giusto",
    color: "#7E0F1B",
    colorDark: "#FF9A94",
    stroke: "solid",
    createdAt: long,
  });
  for (const [index, id] of made.questions.entries()) {
    await db.insert(questions).values({ id, roundId: made.round, position: index + 1 });
    await db
      .insert(questionVersions)
      .values({ questionId: id, version: 1, text: `Domanda ${index + 1}?`, createdAt: long });
  }
  const alfa = await organisation(db, made.campaign, "Sindacato Alfa", "alfa@example.org");
  const beta = await organisation(db, made.campaign, "Sindacato Beta", "beta@example.org");
  return {
    ...made,
    alfa,
    beta,
    signatory: await delegate(db, made.campaign, alfa, "signatory", "Ada Firmataria"),
    colleague: await delegate(db, made.campaign, alfa, "signatory", "Bice Collega"),
    drafter: await delegate(db, made.campaign, alfa, "drafter", "Carlo Redattore"),
    other: await delegate(db, made.campaign, beta, "signatory", "Dora Altra"),
    planner: await office(db, made.campaign, "planner"),
    auditor: await office(db, made.campaign, "auditor"),
  };
}
export type World = Awaited<ReturnType<typeof world>>;

async function organisation(db: Db, campaignId: string, name: string, email: string): Promise<string> {
  const id = newId(long);
  await db.insert(organisations).values({ id, kind: "trade_union", email, createdAt: long });
  await db.insert(organisationNames).values({ id: newId(long), organisationId: id, name, validFrom: "2020-01-01" });
  await db.insert(benchSeats).values({ id: newId(long), campaignId, organisationId: id, bench: "unions" });
  return id;
}

/** What a request of that person brings along, at a given moment. */
export type As = (now?: Date) => Promise<Context>;

async function person(db: Db, name: string): Promise<{ id: string; as: (mandateId: string | null) => As }> {
  const id = newId(long);
  const email = `${id}@example.org`;
  await db.insert(people).values({ id, name, email, createdAt: long });
  const as =
    (mandateId: string | null): As =>
    async (now = during) => ({
      now,
      requestId: "test",
      lang: "it",
      actor: {
        personId: id,
        name,
        email,
        language: "it",
        sessionId: `s-${id}`,
        mandateId,
        grants: await grantsOf(id, now),
      },
    });
  return { id, as };
}

async function delegate(
  db: Db,
  campaignId: string,
  organisationId: string,
  capacity: "drafter" | "signatory",
  name: string,
): Promise<As> {
  const { id, as } = await person(db, name);
  const mandateId = newId(long);
  await db.insert(mandates).values({
    id: mandateId,
    personId: id,
    organisationId,
    campaignId,
    capacity,
    validFrom: "2025-01-01",
    createdAt: long,
  });
  return as(mandateId);
}

async function office(db: Db, campaignId: string, role: "planner" | "auditor"): Promise<As> {
  const { id, as } = await person(db, role);
  await db.insert(roles).values({ id: newId(long), personId: id, campaignId, role, grantedAt: long });
  return as(null);
}
