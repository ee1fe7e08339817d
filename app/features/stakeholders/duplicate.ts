import type { Bench, OrganisationKind } from "#app/features/organisations/bench.ts";

export interface EntryFacts {
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  email: string | null;
  website: string | null;
  /** The id of a place. */
  district: string | null;
}
export interface EntrySeat {
  campaignId: string;
  title: string;
  bench: Bench;
}

export const comparedFacts = [
  "kind",
  "fiscalCode",
  "ipaCode",
  "email",
  "website",
  "district",
] as const satisfies readonly (keyof EntryFacts)[];
export type ComparedFact = (typeof comparedFacts)[number];

/**
 * What the two entries say differently, so that somebody must choose: facts by name, and campaigns in which they sit on
 * different benches.
 */
export function conflictsOf(
  one: { facts: EntryFacts; seats: readonly EntrySeat[] },
  other: { facts: EntryFacts; seats: readonly EntrySeat[] },
): { facts: ComparedFact[]; seats: string[] } {
  return {
    facts: comparedFacts.filter(
      (name) => one.facts[name] !== null && other.facts[name] !== null && one.facts[name] !== other.facts[name],
    ),
    seats: one.seats
      .filter((seat) => other.seats.some((each) => each.campaignId === seat.campaignId && each.bench !== seat.bench))
      .map((seat) => seat.campaignId),
  };
}

/** The facts of the kept entry afterwards: what was chosen, or else its own, or else the other's. */
export function joinedFacts(kept: EntryFacts, gone: EntryFacts, fromGone: ReadonlySet<ComparedFact>): EntryFacts {
  const pick = <K extends ComparedFact>(name: K): EntryFacts[K] =>
    fromGone.has(name) ? gone[name] : (kept[name] ?? gone[name]);
  return {
    kind: pick("kind"),
    fiscalCode: pick("fiscalCode"),
    ipaCode: pick("ipaCode"),
    email: pick("email"),
    website: pick("website"),
    district: pick("district"),
  };
}
