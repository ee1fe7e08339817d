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
   * Whose requests are counted together where everybody may write: a person, or the keyed hash of a network. Absent for
   * work that is no request, such as a job.
   */
  visitor?: string;
  lang: Lang;
  /** Is aborted when the request's time is over: nothing that the reader was told had failed is done afterwards. */
  over?: AbortSignal;
}
