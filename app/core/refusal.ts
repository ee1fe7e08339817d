/** Expected refusals and their HTTP status. The page translates the code: `t.refusals[code]`. */
export const refusals = {
  invalid: 422,
  sign_in: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  stale: 409,
  unavailable: 503,
  too_many: 429,
  too_large: 413,
  cross_site: 403,
  wrong_credentials: 401,
  sign_in_slowed: 429,
  demo_closed: 403,
  second_step_over: 401,
  second_factor_needed: 409,
  token_spent: 410,
  token_expired: 410,
  last_lead: 409,
  last_admin: 409,
  name_taken: 409,
  email_taken: 409,
  slug_taken: 409,
  code_taken: 409,
  role_exists: 409,
  mandate_exists: 409,
  mandate_ended: 403,
  mandate_unchosen: 403,
  campaign_closed: 409,
  campaign_suspended: 409,
  campaign_concluded: 409,
  terms_stopped: 409,
  round_not_open: 409,
  round_closed: 409,
  not_invited: 403,
  kind_not_asked: 422,
  empty_text: 422,
  losses_unconfirmed: 409,
  title_missing: 422,
  conflicts_open: 409,
  already_filed: 409,
  wrong_state: 409,
  still_sealed: 409,
  import_published: 409,
  file_type: 415,
  file_broken: 422,
  file_encrypted: 422,
  file_slow: 422,
  file_infected: 409,
  file_sealed: 451,
  file_taken_down: 409,
  file_in_preparation: 503,
  file_withdrawn: 410,
  too_many_files: 422,
  quotation_mismatch: 409,
  excerpt_crosses: 422,
  already_undone: 409,
  not_quotable: 409,
  line_in_use: 409,
  round_in_use: 409,
  nothing_to_publish: 409,
  document_refused: 409,
  contrast_too_low: 422,
  campaign_incomplete: 409,
  bench_contested: 409,
  already_succeeded: 409,
  own_filing: 409,
  disowned: 409,
  confidential_lost: 409,
  confidential_open: 409,
  omissis_changed: 409,
  sealed: 451,
  takes_part: 409,
  campaign_in_preparation: 409,
  invitations_accepted: 409,
} as const;

export type RefusalCode = keyof typeof refusals;

/** By field name (`answers.x` for nested ones): a key of `t.fieldErrors`, with its argument after a colon (`too_long:200`). */
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

export type Outcome<T> = { ok: true; value: T } | { ok: false; code: RefusalCode; fields: FieldErrors; reason?: string };

export const statusOf = (code: RefusalCode): number => refusals[code];
