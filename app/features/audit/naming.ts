import { digestLength } from "#app/access/session-digest.ts";

/** A request to name the person behind a session of the request log, with the facts that its rules need. */
export interface Naming {
  askedBy: string;
  allowed: boolean | null;
  openedAt: Date | null;
}

/**
 * The state of a request. `over`: when the key of its day was taken away it was allowed or still waiting, and nobody
 * can be named any more.
 */
export type NamingState = "waiting" | "allowed" | "refused" | "shown" | "over";

export function namingState(naming: Pick<Naming, "allowed" | "openedAt">, keyHeld: boolean): NamingState {
  if (naming.openedAt) return "shown";
  if (naming.allowed === false) return "refused";
  if (!keyHeld) return "over";
  return naming.allowed ? "allowed" : "waiting";
}

/** Why this person can't answer a request: it is their own, or it has its answer already. Null if they may. */
export function whyNotAnswer(naming: Naming, personId: string): "own_question" | "wrong_state" | null {
  if (naming.askedBy === personId) return "own_question";
  return naming.allowed === null ? null : "wrong_state";
}

/**
 * Why the person who asked can't be shown the name: no auditor has allowed it, or it was shown already. Null if they
 * may.
 */
export const whyNotOpen = (naming: Naming): "wrong_state" | null =>
  naming.allowed === true && naming.openedAt === null ? null : "wrong_state";

const digestPattern = new RegExp(`^[0-9a-f]{${digestLength}}$`);

/** Whether this can stand in a line of the request log. */
export const isDigest = (text: string): boolean => digestPattern.test(text);
