import { PGlite, parse, protocol, types } from "@electric-sql/pglite";
import type { QueryOptions, Results, Transaction } from "@electric-sql/pglite";

const { serialize } = protocol;
type Message = Awaited<ReturnType<PGlite["execProtocolStream"]>>[number];
/** A prepared statement: its name in the database, the types of its values and the columns of its answer. */
interface Prepared {
  name: string;
  takes: number[];
  gives: Message[];
}

/**
 * PostgreSQL's type numbers of numeric[], timestamp[], timestamptz[], interval[] and date[], for which PGlite has no
 * names.
 */
const lists = [1231, 1115, 1185, 1187, 1182];
/**
 * Types that Drizzle reads itself and wants as PostgreSQL writes them. Drizzle says so with every statement; here it is
 * said once.
 */
const asText = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, ...lists];

const preparable = /^\s*(select|insert|update|delete|with)\b/i;
const changesTables = /^\s*(alter|create|drop)\b/i;
/**
 * Milliseconds for which a plan is used: the embedded database never analyses its tables, so a plan only fits the sizes
 * that it found.
 */
const keptFor = 60_000;
const keptAtMost = 500;

/**
 * The embedded database with prepared statements. PGlite parses and plans each statement anew, in six calls; a prepared
 * one takes one call, and a fifth of the time. It also avoids that PGlite copies three hundred parsers for each
 * statement that brings some of its own.
 */
class PreparingPglite extends PGlite {
  private readonly prepared = new Map<string, Prepared>();
  private names = 0;
  private since = performance.now();

  override async query<T>(text: string, values: unknown[] = [], options: QueryOptions = {}): Promise<Results<T>> {
    if (preparable.test(text)) return this._runExclusiveTransaction(() => this.run<T>(text, values, options, true));
    const result = await super.query<T>(text, values, withoutParsers(options));
    if (changesTables.test(text)) await this._runExclusiveTransaction(() => this.forget());
    return result;
  }

  override transaction<T>(act: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((tx) =>
      act({
        ...tx,
        query: async <R>(text: string, values: unknown[] = [], options: QueryOptions = {}) => {
          if (preparable.test(text) && !tx.closed) return this.run<R>(text, values, options, false);
          const result = await tx.query<R>(text, values, withoutParsers(options));
          if (changesTables.test(text)) await this.forget();
          return result;
        },
      }),
    );
  }

  private run<T>(text: string, values: unknown[], { rowMode }: QueryOptions, syncToFs: boolean): Promise<Results<T>> {
    return this._runExclusiveQuery(async () => {
      const { name, takes, gives } = this.prepared.get(text) ?? (await this.prepare(text));
      const written = values.map((value, index) => this.written(value, takes[index] ?? 0));
      const asked = [serialize.bind({ statement: name, values: written }), serialize.execute({}), serialize.sync()];
      const answer = await this.execProtocolStream(Buffer.concat(asked), { syncToFs });
      return parse.parseResults([...gives, ...answer], this.parsers, rowMode && { rowMode })[0] as Results<T>;
    });
  }

  private async prepare(text: string): Promise<Prepared> {
    if (this.prepared.size >= keptAtMost || performance.now() - this.since > keptFor) await this.forget();
    const name = `s${(this.names += 1)}`;
    const asked = [serialize.parse({ name, text }), serialize.describe({ type: "S", name }), serialize.sync()];
    const answer = await this.execProtocolStream(Buffer.concat(asked), { syncToFs: false });
    const gives = answer.filter((message) => message.name === "rowDescription");
    const made = { name, takes: parse.parseDescribeStatementResults(answer), gives };
    this.prepared.set(text, made);
    return made;
  }

  private written(value: unknown, type: number): string | null {
    return value === null || value === undefined ? null : (this.serializers[type] ?? String)(value);
  }

  private async forget(): Promise<void> {
    await this.execProtocolStream(serialize.query("deallocate all"), { syncToFs: false });
    this.prepared.clear();
    this.since = performance.now();
  }
}

function withoutParsers({ parsers: _, ...others }: QueryOptions): QueryOptions {
  return others;
}

/** Opens the embedded database in a folder, or in memory without one. */
export async function openPglite(dataDir?: string): Promise<PGlite> {
  const client = new PreparingPglite(dataDir ? { dataDir } : {});
  await client.waitReady;
  for (const type of asText) client.parsers[type] = (text) => text;
  return client;
}
