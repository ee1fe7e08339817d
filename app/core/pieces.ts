/** Rows that one statement writes at most: a statement has at most 65,535 values, and the widest table 25 columns. */
const rowsAtOnce = 1_000;

/** A long list in pieces, each of which one statement can write. */
export function* pieces<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += rowsAtOnce) yield all.slice(at, at + rowsAtOnce);
}
