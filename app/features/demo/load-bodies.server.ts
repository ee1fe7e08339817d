import { newId } from "#app/core/ids.server.ts";
import { Refused, type Outcome } from "#app/core/refusal.ts";
import type { Context } from "#app/access/context.ts";
import { grantsOf } from "#app/access/session.server.ts";
import { listAllDistricts } from "#app/features/places/places.server.ts";
import type { Tx } from "#db/client.server.ts";
import { affiliations, organisationNames, organisations } from "#db/schema/organisations.ts";
import { people, roles } from "#db/schema/people.ts";
import { demoContent } from "#db/seed/content/index.ts";

export interface Loaded {
  tx: Tx;
  /** Ids by the content's keys. */
  people: Map<string, string>;
  organisations: Map<string, string>;
  campaigns: Map<string, { id: string; slug: string }>;
  rounds: Map<string, string>;
  questions: Map<string, string>;
  lines: Map<string, string>;
  subThemes: Map<string, string>;
  /** A context that acts as that person at that moment; `organisation` chooses the mandate. */
  as(person: string, at: Date, organisation?: string): Promise<Context>;
}

export const begin = new Date("2025-03-20T09:00:00Z");

/**
 * People and organisations are written without commands, because the commands would send an invitation to each of them.
 */
export async function loadBodies(tx: Tx, passwordHash: string): Promise<Loaded> {
  const loaded: Loaded = {
    tx,
    people: new Map(),
    organisations: new Map(),
    campaigns: new Map(),
    rounds: new Map(),
    questions: new Map(),
    lines: new Map(),
    subThemes: new Map(),
    as: async (person, at, organisation) => {
      const personId = get(loaded.people, person);
      const grants = await grantsOf(personId, at);
      const organisationId = organisation ? get(loaded.organisations, organisation) : null;
      const mandate = organisationId
        ? grants.find((grant) => grant.organisationId === organisationId && grant.role === "signatory")
        : undefined;
      if (organisationId && !mandate)
        throw new Error(`${person} holds no mandate of ${organisation ?? ""} on ${at.toISOString()}`);
      return {
        actor: {
          personId,
          name: person,
          email: "",
          language: "it",
          sessionId: "",
          mandateId: mandate?.mandateId ?? null,
          grants,
        },
        now: at,
        requestId: "demo",
        lang: "it",
      };
    },
  };
  for (const person of demoContent.people) {
    const id = newId(begin);
    loaded.people.set(person.key, id);
    await tx
      .insert(people)
      .values({ id, name: person.name, email: person.email, passwordHash, demo: true, createdAt: begin });
    if (person.system === "admin")
      await tx.insert(roles).values({ id: newId(begin), personId: id, role: "admin", grantedAt: begin });
  }
  const districts = await listAllDistricts(tx);
  for (const body of demoContent.organisations) {
    const id = newId(begin);
    loaded.organisations.set(body.key, id);
    await tx.insert(organisations).values({
      id,
      kind: body.kind,
      district: districts.find(({ code }) => code === String(body.district))?.id ?? null,
      email: `${body.key}@example.org`,
      demo: true,
      createdAt: begin,
    });
    for (const { name, shortName, validFrom } of body.names)
      await tx.insert(organisationNames).values({ id: newId(begin), organisationId: id, name, shortName, validFrom });
  }
  for (const body of demoContent.organisations) {
    if (body.affiliatedTo)
      await tx.insert(affiliations).values({
        id: newId(begin),
        organisationId: get(loaded.organisations, body.key),
        parentId: get(loaded.organisations, body.affiliatedTo),
        validFrom: "2020-01-01",
      });
  }
  return loaded;
}

export function get<V>(map: Map<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo content names ${key}, which it doesn't define`);
  return value;
}

/** The value of a command that must succeed with the demo's content. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refused(outcome.code, outcome.fields);
}
