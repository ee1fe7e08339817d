import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { newId } from "#app/core/ids.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { getImport, largestImport, runImport, startImport } from "#app/features/intake/imports.server.ts";
import { receivePieces } from "#app/features/intake/pieces.server.ts";
import { openDatabase, useDatabase } from "#db/client.server.ts";
import {
  contributions,
  lines,
  lineVersions,
  numberCounters,
  organisationNames,
  organisations,
} from "#db/schema/index.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { closes, world } from "#tests/features/texts/world.ts";
import { createDatabase, startPostgres } from "#tests/support/database/postgres.ts";
import { csvRows, head } from "./import-rows.ts";
import { median, ratios } from "./ratios.js";

/*
 * Imports and raw COPY of the rows that came of them take turns, slice by slice: only ratios of the same round count.
 */
const rows = Number(process.argv[2]);
const seed = Number(process.argv[3]);
const rounds = rows >= 20_000 ? 10 : 2;
const slice = rows / rounds;
const most = 8;
const tables = ["contributions", "revisions", "contribution_lines"] as const;
const now = new Date(closes.getTime() + 86_400_000);

async function bench(): Promise<void> {
  const cluster = await startPostgres();
  const fresh = await createDatabase(cluster.url);
  const opened = await openDatabase({ url: fresh.url });
  useDatabase(opened);
  const db = opened.db;
  const w = await world(db);
  const lead = await addLead(db, w.campaign);
  const codes = Array.from({ length: 60 }, (_, n) => String(90_000_000_000 + n));
  for (const fiscalCode of codes) {
    const id = newId(now);
    await db.insert(organisations).values({ id, kind: "third_sector", fiscalCode, createdAt: now });
    await db
      .insert(organisationNames)
      .values({ id: newId(now), organisationId: id, name: `Ente ${fiscalCode}`, validFrom: "2020-01-01" });
  }
  for (const code of [2, 3, 4, 5]) {
    const id = newId(now);
    await db.insert(lines).values({ id, campaignId: w.campaign, code, position: code });
    await db.insert(lineVersions).values({
      lineId: id,
      version: 1,
      shortName: `linea ${code}`,
      title: `Linea ${code}`,
      color: "#7E0F1B",
      colorDark: "#FF9A94",
      stroke: "solid",
      createdAt: now,
    });
  }
  const raw = postgres(fresh.url, { max: 1, onnotice: () => undefined });
  await twins(raw);
  const [at] = await raw<{ directory: string }[]>`select current_setting('data_directory') as directory`;
  const directory = at?.directory ?? "";

  const times: Record<"check" | "run" | "copy", number[]> = { check: [], run: [], copy: [] };
  const memory = { start: rss(), first: 0, peak: 0, end: 0 };
  let csvBytes = 0;
  const watch = setInterval(() => {
    memory.peak = Math.max(memory.peak, rss());
  }, 50);
  for (let round = 0; round < rounds; round += 1) {
    const batch = newId(now);
    async function* file() {
      yield new TextEncoder().encode(head);
      for (const row of csvRows(round * slice, slice, seed, codes)) yield new TextEncoder().encode(row);
      await Promise.resolve();
    }
    const received = await receivePieces(batch, file(), largestImport, now);
    if (!received.ok) throw new Error(received.why);
    csvBytes += received.size;
    await ok(
      startImport(await lead(now), {
        campaignId: w.campaign,
        round: w.round,
        batchId: batch,
        fileName: "bench.csv",
        sha256: received.sha256,
      }),
    );
    times.check.push(
      await timed(async () => {
        while ((await runDueJobs(now)) > 0);
      }),
    );
    await ok(runImport(await lead(now), { campaignId: w.campaign, batch }));
    times.run.push(
      await timed(async () => {
        while ((await runDueJobs(now)) > 0);
      }),
    );
    const done = await getImport(w.campaign, batch);
    if (done?.state !== "done" || done.written !== slice) throw new Error(`Slice ${round}: ${JSON.stringify(done)}`);
    await dump(raw, directory, batch);
    times.copy.push(await timed(() => copy(raw, directory)));
    if (round === 0) memory.first = memory.peak;
  }
  clearInterval(watch);
  memory.end = rss();
  const [counter] = await db.select({ last: numberCounters.last }).from(numberCounters);
  const [numbers] = await raw<
    { n: number; all: number }[]
  >`select count(distinct number)::int as n, count(*)::int as all from contributions`;
  const [copied] = await raw<{ n: number }[]>`select count(*)::int as n from copy_revisions`;
  if (
    counter?.last !== rows ||
    numbers?.n !== rows ||
    numbers.all !== rows ||
    copied?.n !== rows ||
    (await db.$count(contributions, eq(contributions.state, "filed"))) !== rows
  )
    throw new Error("Rows or numbers are missing.");
  const [size] = await raw<{ mean: number }[]>`select avg(length(plain))::int as mean from revisions`;
  print({ version: cluster.version, times, memory, csvBytes, mean: size?.mean ?? 0 });
  await raw.end();
  await opened.close();
  await fresh.drop();
  await cluster.stop();
}

const rss = (): number => process.memoryUsage.rss() / 1024 / 1024;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Equal tables beside the product's: columns, indexes and foreign keys, which COPY has to mind as well. */
async function twins(raw: postgres.Sql): Promise<void> {
  for (const table of tables) {
    await raw.unsafe(`create table copy_${table} (like ${table} including all)`);
    const keys = await raw.unsafe<{ conname: string; def: string }[]>(
      `select conname, pg_get_constraintdef(oid) as def from pg_constraint where conrelid = '${table}'::regclass and contype = 'f'`,
    );
    for (const { conname, def } of keys)
      await raw.unsafe(`alter table copy_${table} add constraint copy_${conname.slice(0, 50)} ${def}`);
  }
}

/** In the server's own directory: no client stands between COPY and its rows. */
const fileOf = (directory: string, table: string) => `'${directory.replaceAll("'", "''")}/bench_${table}'`;

async function dump(raw: postgres.Sql, directory: string, batch: string): Promise<void> {
  const own = `(select id from contributions where batch_id = '${batch}')`;
  for (const table of tables)
    await raw.unsafe(
      `copy (select * from ${table} where ${table === "contributions" ? "id" : "contribution_id"} in ${own}) to ${fileOf(directory, table)}`,
    );
}

async function copy(raw: postgres.Sql, directory: string): Promise<void> {
  for (const table of tables) await raw.unsafe(`copy copy_${table} from ${fileOf(directory, table)}`);
}

interface Run {
  version: string;
  times: Record<"check" | "run" | "copy", number[]>;
  memory: Record<"start" | "first" | "peak" | "end", number>;
  csvBytes: number;
  mean: number;
}

function print({ version, times, memory, csvBytes, mean }: Run): void {
  const whole = times.check.map((check, round) => check + (times.run[round] ?? NaN));
  const rate = (values: number[]) => Math.round((slice / median(values)) * 1_000);
  const told = [
    ["raw COPY, same rows", times.copy],
    ["dry run (check)", times.check],
    ["run (file the rows)", times.run],
    ["check and run", whole],
  ] as const;
  console.log(
    `\nImport of ${rows} rows in ${rounds} slices, PostgreSQL ${version}, Node ${process.version}, ${cpus().length} cores, seed ${seed}; CSV ${(csvBytes / 1024 / 1024).toFixed(0)} MiB, mean text ${mean} signs\n`,
  );
  console.log(
    `  ${"".padEnd(24)} ${"ms a slice".padStart(10)} ${"rows/s".padStart(8)} ${"ratio to COPY".padStart(14)} ${"range".padStart(12)}`,
  );
  for (const [name, values] of told) {
    const paired = ratios([...values], times.copy);
    console.log(
      `  ${name.padEnd(24)} ${median([...values])
        .toFixed(0)
        .padStart(
          10,
        )} ${String(rate([...values])).padStart(8)} ${median(paired).toFixed(2).padStart(14)} ${`${Math.min(...paired).toFixed(2)}-${Math.max(...paired).toFixed(2)}`.padStart(12)}`,
    );
  }
  const reached = median(ratios(whole, times.copy));
  console.log(
    `\n  check and run / COPY: ${reached.toFixed(2)}, to reach <= ${most}: ${reached <= most ? "reached" : "NOT reached"}`,
  );
  console.log(
    `  memory (RSS, MiB): ${memory.start.toFixed(0)} before, ${memory.first.toFixed(0)} peak of the first slice, ${memory.peak.toFixed(0)} peak of all, ${memory.end.toFixed(0)} after`,
  );
  const json = {
    bench: "import",
    rows,
    rounds,
    seed,
    node: process.version,
    postgres: version,
    cores: cpus().length,
    csvBytes,
    meanText: mean,
    milliseconds: times,
    ratio: reached,
    most,
    reached: reached <= most,
    memory,
  };
  writeFileSync(join("tests", ".output", "bench-import.json"), JSON.stringify(json, null, 2));
  console.log(`\n${JSON.stringify(json)}`);
}

await bench();
