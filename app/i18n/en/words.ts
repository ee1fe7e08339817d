export const benches = {
  institutions: "Institutions",
  unions: "Trade unions",
  employers: "Employers’ organisations",
  training: "Training and research",
  third_sector: "Third sector",
  enterprises: "Enterprises and professions",
};
export const excerptKind = {
  criticality: "Problem",
  opportunity: "Opportunity",
  demand: "Demand",
  action_proposal: "Proposed action",
};
export const excerptKinds = {
  criticality: "Problems",
  opportunity: "Opportunities",
  demand: "Demands",
  action_proposal: "Proposed actions",
};
