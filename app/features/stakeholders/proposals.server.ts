import type { Bench } from "#app/features/organisations/bench.ts";
import type { Become } from "#app/features/organisations/bodies.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { getOrganisation, type OrganisationDetail } from "#app/features/organisations/organisation-queries.server.ts";

/**
 * What the predecessor of a body had, proposed to a body that has nothing of its own yet: benches by campaign, and the
 * confederation.
 */
export interface Proposals {
  from: string;
  benches: Record<string, Bench>;
  parentId: string | null;
}

/** Null where the body has no predecessor, or the predecessor had nothing. `day` is today in Europe/Rome. */
export async function proposalsFor(
  organisation: OrganisationDetail,
  before: Become | null,
  day: string,
): Promise<Proposals | null> {
  const source = before && (await getOrganisation(before.organisationId));
  if (!before || !source) return null;
  const benches = Object.fromEntries(
    source.seats.flatMap((seat) => (seat.bench ? [[seat.campaignId, seat.bench] as const] : [])),
  );
  const parentId =
    source.affiliations.find((each) => each.validFrom <= day && (each.validTo === null || each.validTo >= day))
      ?.parentId ?? null;
  return { from: fullName(before), benches, parentId: parentId === organisation.id ? null : parentId };
}
