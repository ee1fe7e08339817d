import { digestLength } from "#app/access/session-digest.ts";

/** A question whose a session in the request log is, as far as its rules look. */
export interface Naming {
  askedBy: string;
  allowed: boolean | null;
  openedAt: Date | null;
}

/**
 * Where a question stands. `over`: allowed or waiting still, when the key of its day went; nobody can be named any
 * more.
 */
export type NamingState = "waiting" | "allowed" | "refused" | "shown" | "over";

export function namingState(naming: Pick<Naming, "allowed" | "openedAt">, keyHeld: boolean): NamingState {
  if (naming.openedAt) return "shown";
  if (naming.allowed === false) return "refused";
  if (!keyHeld) return "over";
  return naming.allowed ? "allowed" : "waiting";
}

/** Why this person doesn't answer it: it is theirs, whatever else they are, or it has its answer; null if they may. */
export function whyNotAnswer(naming: Naming, personId: string): "own_question" | "wrong_state" | null {
  if (naming.askedBy === personId) return "own_question";
  return naming.allowed === null ? null : "wrong_state";
}

/** Why who asked isn't shown the name: no auditor has allowed it, or it was shown; null if it may be. */
export const whyNotOpen = (naming: Naming): "wrong_state" | null =>
  naming.allowed === true && naming.openedAt === null ? null : "wrong_state";

const digestPattern = new RegExp(`^[0-9a-f]{${digestLength}}$`);

/** Whether this can stand in a line of the request log. */
export const isDigest = (text: string): boolean => digestPattern.test(text);
