/**
 * Who asks. `signatory` and `drafter` act for one organisation, `rival` signs for another, `two` holds two mandates and
 * has chosen none, `past` is a person whose mandate is over, `ended` a browser whose session is; `planner2` works for
 * another consultation.
 */
export const personas = [
  "visitor",
  "ended",
  "past",
  "drafter",
  "signatory",
  "rival",
  "two",
  "planner",
  "planner2",
  "lead",
  "auditor",
  "admin",
] as const;
export type Persona = (typeof personas)[number];
