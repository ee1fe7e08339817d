/** A small generator with a seed: the same sample for the same seed, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * BAD_INPUT=all tries everything, which takes hours; else a sample, the same each time unless BAD_INPUT_SEED names
 * another.
 */
export const everything = process.env["BAD_INPUT"] === "all";
const random = seeded(Number(process.env["BAD_INPUT_SEED"] ?? 1));

export function some<T>(all: readonly T[], count: number): T[] {
  if (everything || all.length <= count) return [...all];
  const left = [...all];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}
