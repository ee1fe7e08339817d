import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { startOwnPostgres, type OwnPostgres } from "#tests/support/database/own-postgres.ts";
import { statement } from "#tests/support/database/statement.ts";
import { until } from "#tests/support/run/process.js";
import { launch, runTask, type LaunchOptions } from "#tests/support/server/launch.ts";
import { startProxy } from "#tests/support/server/proxy.ts";
import { Client } from "./client.ts";
import { counted } from "./count.ts";
import { finishJobs } from "./jobs.ts";
import { delegate, lead, nothingYet, publisher, type Work } from "./people.ts";
import { startSmtp } from "./smtp-sink.ts";

/*
 * `npm run faults -- standby`: what the runbook says of a standby and of an archive of WAL, tried with two clusters.
 */
const site = "/consultazioni/torino-citta-del-lavoro";
const archive = mkdtempSync(join(tmpdir(), "tavolo-archive-"));
// PostgreSQL may run as another user.
chmodSync(archive, 0o777);
const dataDir = mkdtempSync(join(tmpdir(), "tavolo-standby-"));
process.once("exit", () => {
  for (const dir of [archive, dataDir]) rmSync(dir, { recursive: true, force: true });
});
process.setMaxListeners(0);

interface Row {
  what: string;
  found: number | string | boolean;
  wanted?: number | string | boolean;
}
const rows: Row[] = [];
const note = (what: string, found: Row["found"], wanted?: Row["found"]) => {
  rows.push(wanted === undefined ? { what, found } : { what, found, wanted });
  console.error(`${what}: ${found}${wanted === undefined || wanted === found ? "" : `   WRONG, wanted ${wanted}`}`);
};
const ask = async <T extends object>(url: string, words: string): Promise<T[]> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<T[]>(words);
  } finally {
    await sql.end();
  }
};
const on = (cluster: OwnPostgres): string => {
  const url = new URL(cluster.url);
  url.pathname = `/${database.name}`;
  return url.href;
};
/** A copy of the primary that goes on from what it gets, until it is told otherwise. */
async function startCopy(data: string, signal: string, settings: Record<string, string>): Promise<OwnPostgres> {
  writeFileSync(join(data, signal), "");
  return startOwnPostgres({ durable: true, data, settings });
}

const archiving = { archive_mode: "on", archive_command: `cp %p ${archive}/%f` };
const primary = await startOwnPostgres({ durable: true, settings: archiving });
const database = await createDatabase(primary.url);
const [proxy, smtp] = [await startProxy(), await startSmtp()];
const optionsOf = (cluster: OwnPostgres): LaunchOptions => ({
  dataDir,
  databaseUrl: on(cluster),
  demo: true,
  env: { ORIGIN: proxy.origin, SMTP_URL: smtp.url, LOG_LEVEL: "warn" },
});
let server = await launch(optionsOf(primary));
proxy.behind.push(server.origin);

// The standby, and from then on no commit without it.
const standby = await startCopy(await primary.copyData(), "standby.signal", {
  primary_conninfo: `host=127.0.0.1 port=${new URL(primary.url).port} user=postgres application_name=standby`,
});
await statement(primary.url, "alter system set synchronous_standby_names = 'standby'");
await statement(primary.url, "select pg_reload_conf()");
await until("the standby is waited for", async () => {
  const [row] = await ask<{ sync_state: string }>(primary.url, "select sync_state from pg_stat_replication");
  return row?.sync_state === "sync";
});
const base = await primary.copyData();

const acknowledged = nothingYet("riserva");
const hopeless = AbortSignal.timeout(600_000);
let goesOn = true;
const works: [string, Work][] = [
  ...["servizi", "podora", "lingue", "lima"].map((name): [string, Work] => [name, delegate(name)]),
  ["responsabile", lead],
  ["responsabile", publisher(15_000)],
];
const clients = await Promise.all(
  works.map(async ([name]) => {
    const client = new Client(proxy.origin, hopeless);
    await client.signIn(`${name}@example.org`, "cinque-fili-al-tavolo");
    return client;
  }),
);
const work = Promise.all(clients.map(async (client, at) => works[at]?.[1](client, acknowledged, () => goesOn)));
work.catch((error: unknown) => acknowledged.odd.push(String(error)));
await until("something is public", () => acknowledged.published.size > 1);

// An instant to come back to; what follows is what a recovery to it loses.
const [then] = await ask<{ at: string; seq: number }>(
  on(primary),
  "select now()::text as at, seq::int from audit_head",
);
await pause(2_000);
const taken = [...acknowledged.published][0] ?? "";
const off = await clients.at(-1)?.post(`/gestione/torino-citta-del-lavoro/togli?contributo=${taken}`, {
  intent: "togli",
  reason: "Pubblicato per errore.",
});
note("a text is taken off after the instant", off?.location.includes("fatto=tolto") ?? false, true);
acknowledged.published.delete(taken);
const versionsThen = acknowledged.versions.length;
await until("a version is published after the instant", () => acknowledged.versions.length > versionsThen);
await until("its head is remembered", async () => {
  const [row] = await ask<{ size: number }>(on(primary), "select max(size)::int as size from log_heads");
  return (row?.size ?? 0) > (then?.seq ?? 0);
});

// While it is a standby: what does it answer?
const reader = await launch({ ...optionsOf(standby), demo: false });
for (const path of [
  "/",
  site,
  `${site}/contributi`,
  `${site}/documento/v/1`,
  `${site}/contributi.csv`,
  "/registro-impronte",
  "/guida",
]) {
  const answer = await fetch(reader.origin + path);
  note(`a server on the standby: ${path}`, answer.status, 200);
  await answer.text();
}
const [list] = [...acknowledged.published].slice(-1);
await until(
  "the standby shows the newest text",
  async () => (await fetch(`${reader.origin}${site}/contributi/${list}`)).ok,
  20_000,
);
const refused = await fetch(`${reader.origin}/accedi`, {
  method: "POST",
  redirect: "manual",
  headers: { origin: proxy.origin },
  body: new URLSearchParams({ email: "servizi@example.org", password: "cinque-fili-al-tavolo" }),
});
note("  somebody who signs in there", refused.status, 503);
const space = await fetch(`${reader.origin}/spazio`, {
  headers: { cookie: clients[0]?.cookie ?? "" },
  redirect: "manual",
});
note("  somebody who is signed in", space.status);

// The primary dies under load; the standby takes its place.
await statement(primary.url, "select pg_switch_wal()");
await until("the log up to here is in the archive", async () => {
  const [row] = await ask<{ done: boolean }>(
    primary.url,
    "select last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) or last_archived_time > now() - interval '5 seconds' as done from pg_stat_archiver",
  );
  return row?.done === true;
});
const before = acknowledged.filed.size;
await pause(3_000);
await primary.end("killed");
const died = performance.now();
await statement(standby.url, "select pg_promote()");
await reader.child.ended;
note("  it ends once its standby is promoted, with code", reader.child.exit()?.code ?? "none", 0);
await server.child.stop();
server = await launch(optionsOf(standby));
proxy.behind[0] = server.origin;
note("seconds until the promoted one serves", Math.round((performance.now() - died) / 100) / 10);
await until("people file again", () => acknowledged.filed.size > before + 3);
await pause(5_000);
goesOn = false;
await work;
const sql = postgres(on(standby), { max: 1, onnotice: () => undefined });
acknowledged.odd.push(...(await finishJobs(sql)));
const found = await counted(sql, acknowledged, smtp.delivered);
await sql.end();
note("filings acknowledged, before and after", found.filings);
note("  of them lost", found.lost, 0);
note("  filed twice", found.doubled, 0);
note("publications acknowledged", found.publications);
note("  of them lost", found.publicationsLost, 0);
note("versions acknowledged", found.versions);
note("  of them lost", found.versionsLost, 0);
note("answers nobody expected", found.filings > 0 ? acknowledged.odd.length : "nothing was filed", 0);
await server.child.stop();
note("  npm run verify", (await runTask("verify", optionsOf(standby))).code ?? "none", 0);

// Back to the instant, from the copy and the archive.
const recovered = await startCopy(base, "recovery.signal", {
  restore_command: `cp ${archive}/%f %p`,
  recovery_target_time: then?.at ?? "",
  recovery_target_action: "promote",
  // The copy remembers that the primary waits for a standby; here none comes.
  synchronous_standby_names: "",
});
await until("it has come to the instant", async () => {
  const [row] = await ask<{ going: boolean }>(recovered.url, "select pg_is_in_recovery() as going");
  return row?.going === false;
});
const [now] = await ask<{ seq: number }>(on(recovered), "select seq::int from audit_head");
note("recovered to an instant: entries of the log", now?.seq ?? 0, then?.seq ?? 0);
/** Each of the two ways back finds the folder as the accident left it. */
const folderOf = (name: string): { dataDir: string } => {
  const copy = join(dataDir, name);
  for (const file of ["heads.txt", "removals.jsonl", "log-key"]) cpSync(join(dataDir, file), join(copy, file));
  return { dataDir: copy };
};
const takenOff = async (url: string) => {
  const rows = await ask(
    url,
    `select from takedowns t join contributions c on c.id = t.subject_id where c.number = '${taken}'`,
  );
  return rows.length > 0;
};
note("  the text that was taken off since is public again there", !(await takenOff(on(recovered))), true);
const file = join(dataDir, "recovered.backup");
note("  npm run backup", (await runTask("backup", optionsOf(recovered), [file])).code ?? "none", 0);
const started = { ...optionsOf(recovered), ...folderOf("started") };
server = await launch(started);
const [declared] = await ask<{ n: number }>(
  on(recovered),
  "select count(*)::int as n from audit_log where action = 'log.restored'",
);
note("  heads that a start there says are lost", (declared?.n ?? 0) > 0, true);
await server.child.stop();
const verified = await runTask("verify", started);
note("  npm run verify there", verified.code ?? "none", 0);
note("  which speaks of a declared restore", /ripristino dichiarato/i.test(verified.output), true);
const empty = await createDatabase(recovered.url);
const whole = { ...optionsOf(recovered), databaseUrl: empty.url, ...folderOf("restored") };
const restored = await runTask("restore", whole, [file, "--removals", join(whole.dataDir, "removals.jsonl")]);
note("npm run restore of that backup, with the ledger", restored.code ?? "none", 0);
note("  which speaks of a declared restore", /ripristino dichiarato/i.test(restored.output), true);
note("  the text that was taken off is off", await takenOff(empty.url), true);

await recovered.stop();
await standby.stop();
await primary.stop();
await proxy.stop();
await smtp.stop();
for (const { what, found: is, wanted } of rows)
  console.log(
    `${what.padEnd(60)} ${String(is).padStart(8)}${wanted !== undefined && wanted !== is ? `   WRONG, wanted ${wanted}` : ""}`,
  );
for (const each of acknowledged.odd) console.log(`  ${each}`);
process.exitCode = rows.every(({ found: is, wanted }) => wanted === undefined || wanted === is) ? 0 : 1;
