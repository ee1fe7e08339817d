import { refusals, type RefusalCode } from "#app/refusals.ts";

/**
 * By field name (`answers.x` for nested ones): a key of `t.fieldErrors`, with its argument after a colon
 * (`too_long:200`).
 */
export type FieldErrors = Record<string, string>;

/** Thrown inside a command to roll back; `command()` turns it into a value that the compiler makes callers look at. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly fields: FieldErrors = {},
    /** The public reason that somebody gave for it, shown beside the refusal. */
    readonly reason: string = "",
  ) {
    super(code);
  }
}

export function refuse(code: RefusalCode, fields?: FieldErrors, reason?: string): never {
  throw new Refused(code, fields, reason);
}

export type Outcome<T> =
  | { ok: true; value: T }
  | { ok: false; code: RefusalCode; fields: FieldErrors; reason?: string };

export const statusOf = (code: RefusalCode): number => refusals[code];
