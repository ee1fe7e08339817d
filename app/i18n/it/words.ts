/**
 * Words that several modules use. Each stands here once, so that a page, the desk and a file never call one thing by
 * two names.
 */
export const benches = {
  institutions: "Istituzioni",
  unions: "Sindacati",
  employers: "Associazioni datoriali",
  training: "Formazione e ricerca",
  third_sector: "Terzo settore",
  enterprises: "Imprese e professioni",
};
export const excerptKind = {
  criticality: "Criticità",
  opportunity: "Opportunità",
  demand: "Richiesta",
  action_proposal: "Proposta di azione",
};
export const excerptKinds = {
  criticality: "Criticità",
  opportunity: "Opportunità",
  demand: "Richieste",
  action_proposal: "Proposte di azione",
};
