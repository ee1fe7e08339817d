/** Seconds that a code holds. Source: RFC 6238, section 5.2. */
export const period = 30;
/** How many steps a person's clock may be ahead or behind. */
export const skew = 1;
export const recoveryCount = 10;
/** Without letters and digits that look alike on paper. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLength = 4;

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / period);

/** A typed code in the form in which it is compared: people copy codes with blanks, hyphens and capitals. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, "");

export const looksLikeTotp = (code: string): boolean => /^\d{6}$/.test(code);

/**
 * Sixteen letters, nearly eighty bits, in groups that can be read out; `random` gives whole numbers below its argument.
 */
export const recoveryCode = (random: (below: number) => number): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => letters[random(letters.length)]).join(""),
  ).join("-");

/** The key in groups of four, for people who type it. */
export const spacedKey = (key: string): string => key.match(/.{1,4}/g)?.join(" ") ?? "";

const pendingMinutes = 10;
/** How long after the right password the code may come, in milliseconds. */
export const pendingLifetime = pendingMinutes * 60_000;
