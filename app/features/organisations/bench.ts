import type { benches, organisationKinds } from "#db/schema/organisations.ts";

export type OrganisationKind = (typeof organisationKinds)[number];
export type Bench = (typeof benches)[number];

const proposals: Record<OrganisationKind, Bench> = {
  institution: "institutions",
  chamber: "institutions",
  trade_union: "unions",
  employers_organisation: "employers",
  training_research: "training",
  third_sector: "third_sector",
  enterprise: "enterprises",
  profession: "enterprises",
};

/** The bench proposed for a body of that kind; the campaign decides. */
export const proposeBench = (kind: OrganisationKind): Bench => proposals[kind];
