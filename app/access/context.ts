import type { Actor } from "#app/permissions.ts";
import type { Lang } from "#app/i18n/lang.ts";

/**
 * What a request (or a job, or a test) brings along: who, when, in which language. Rules get `now` from here, never
 * from a clock.
 */
export interface Context {
  actor: Actor | null;
  now: Date;
  requestId: string;
  /**
   * Whose requests count together where everybody may write: a person, or the keyed hash of a network. None for what is
   * no request.
   */
  visitor?: string;
  lang: Lang;
  /** Ends with the time that a request has: whoever was told that it was over finds nothing done. */
  over?: AbortSignal;
}
