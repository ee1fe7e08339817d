/** `done`, or why not. */
export const codeOf = (outcome: { ok: true } | { ok: false; code: string }): string =>
  outcome.ok ? "done" : outcome.code;
