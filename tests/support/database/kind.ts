/** Which database this run is on: TEST_DB=pglite (the default) or postgres. */
export function databaseKind(): "pglite" | "postgres" {
  const kind = process.env.TEST_DB ?? "pglite";
  if (kind !== "pglite" && kind !== "postgres") throw new Error(`TEST_DB is "${kind}"; it can be pglite or postgres.`);
  return kind;
}
