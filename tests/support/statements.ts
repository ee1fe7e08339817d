import { watchQueries } from "#db/watch-queries.server.ts";

/** The statements that some work asks of the database, in their order and without their values. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  watchQueries((text) => asked.push(text));
  try {
    await work();
  } finally {
    watchQueries(() => undefined);
  }
  return asked;
}
