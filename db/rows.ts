/**
 * The rows of an answer: postgres.js gives an array, PGlite `{ rows }`. Instants, dates and int8 are strings on both.
 */
export function rowsOf<T>(result: unknown): T[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[];
}
