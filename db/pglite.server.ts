import { PGlite, types, type QueryOptions, type Transaction } from "@electric-sql/pglite";

/** PostgreSQL's numbers of numeric[], timestamp[], timestamptz[], interval[] and date[], which PGlite doesn't name. */
const lists = [1231, 1115, 1185, 1187, 1182];
/** What Drizzle wants as PostgreSQL writes it, and reads itself. */
const asText = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, ...lists];

/**
 * The embedded database with Drizzle's parsers as its own. Drizzle hands the same nine over with every statement, and for each statement
 * that brings parsers PGlite copies all it has, three hundred and more: a fifth of a statement's time.
 */
class PgliteForDrizzle extends PGlite {
  override query<T>(text: string, values?: unknown[], options?: QueryOptions) {
    return super.query<T>(text, values, withoutParsers(options));
  }

  override transaction<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((tx) =>
      act({ ...tx, query: (text, values, options) => tx.query(text, values, withoutParsers(options)) }),
    );
  }
}

function withoutParsers({ parsers: _, ...others }: QueryOptions = {}): QueryOptions {
  return others;
}

/** Opens the embedded database in a folder, or in memory without one. */
export async function openPglite(dataDir?: string): Promise<PGlite> {
  const client = new PgliteForDrizzle(dataDir ? { dataDir } : {});
  await client.waitReady;
  for (const type of asText) client.parsers[type] = (text) => text;
  return client;
}
