import { createWriteStream, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { eq, getTableName, is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { settings as configured } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { readBackup } from "#app/features/backups/backup-reader.server.ts";
import { writeBackupFile } from "#app/features/backups/backup-file.server.ts";
import { dumpDatabase } from "#app/features/backups/dump.server.ts";
import { leftOut } from "#app/features/backups/format.ts";
import { restoreDatabase } from "#app/features/backups/restore.server.ts";
import { backupWords } from "#app/features/backups/words.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { ownTables } from "#db/migrations.server.ts";
import * as schema from "#db/schema/index.ts";
import { auditHead } from "#db/schema/machine.ts";
import { files } from "#db/schema/organisations.ts";
import {
  backUp,
  emptyPlace,
  lookInto,
  previousVersion,
  restoreAnew,
  scratch,
} from "#tests/support/database/backups.ts";
import { noon } from "#tests/support/builders.ts";
import { databaseKind } from "#tests/support/database/kind.ts";

// Databases are made, migrated and read whole, on disks and processors that others use too.
const folder = scratch();
const house = join(folder, "house.backup");
/** Bytes of every value, more than one gzip window, none of them text. */
const attachment = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919 + (index >> 8)) % 256);

beforeAll(async () => {
  await restoreAnew(previousVersion);
  await db()
    .insert(files)
    .values({
      id: "attachment",
      name: "«Pièce» 100 %.pdf",
      mediaType: "application/pdf",
      size: attachment.length,
      sha256: sha256(attachment),
      content: attachment,
      createdAt: noon,
    });
  // What JSON, COPY or a shell could trip over.
  await db().execute(
    sql`insert into settings (key, value) values ('awkward', ${'a\nb\tc\\d"e\u2028f{"g":[null]}\r\n\u0001 𝄞 \\N'})`,
  );
  await backUp(house);
});

const wrongOf = async () => (await verifyAll()).flatMap(({ what, wrong }) => wrong.map((each) => `${what} ${each}`));
const hashes = (manifest: { tables: { table: string; rows: number; sha256: string }[] }, except: string[] = []) =>
  Object.fromEntries(
    manifest.tables
      .filter(({ table }) => !except.includes(table))
      .map(({ table, rows, sha256 }) => [table, `${rows} ${sha256}`]),
  );
/** What a restore itself writes: that it took place, and that links are over. */
const ofTheRestore = ["audit_log", "audit_head", "settings", "tokens"];

describe("a backup", () => {
  test("restored gives every table its rows back, attachments and odd signs included, and verifies", async () => {
    const { manifest } = await restoreAnew(house);
    const [file] = await db().select().from(files).where(eq(files.id, "attachment"));
    expect(sha256(file!.content)).toBe(sha256(attachment));
    const [odd] = rowsOf<{ value: string }>(await db().execute(sql`select value from settings where key = 'awkward'`));
    expect(odd?.value).toBe('a\nb\tc\\d"e\u2028f{"g":[null]}\r\n\u0001 𝄞 \\N');
    expect(await wrongOf()).toEqual([]);
    const again = await backUp(join(folder, "again.backup"));
    expect(hashes(again.manifest, ofTheRestore)).toEqual(hashes(manifest, ofTheRestore));
    expect(manifest.last.rows).toBeGreaterThan(2_000);
  });

  test.runIf(databaseKind() === "postgres")(
    "goes from PostgreSQL to the embedded database and back, and each table keeps its hash",
    async () => {
      const { manifest } = await restoreAnew(house, {}, "pglite");
      expect(await wrongOf()).toEqual([]);
      await backUp(join(folder, "embedded.backup"));
      await restoreAnew(join(folder, "embedded.backup"), {}, "postgres");
      expect(await wrongOf()).toEqual([]);
      const last = await backUp(join(folder, "back.backup"));
      expect(hashes(last.manifest, ofTheRestore)).toEqual(hashes(manifest, ofTheRestore));
    },
  );

  test("refers to one instant, whatever is written while it is read", async () => {
    const before = (await db().select().from(auditHead))[0]!;
    let writing: Promise<unknown> | undefined;
    const slow = new Writable({
      write(chunk: Buffer, _, done) {
        sink.write(chunk);
        // The first bytes are out, so the snapshot is taken.
        writing ??= db().transaction((tx) =>
          appendAudit(tx, {
            at: noon,
            action: "profile.update",
            personId: null,
            mandateId: null,
            campaignId: null,
            subject: "person:late",
            detail: {},
          }),
        );
        setTimeout(done, 20);
      },
      final(done) {
        sink.end(done);
      },
    });
    const file = join(folder, "busy.backup");
    const sink = createWriteStream(file);
    await dumpDatabase(slow, noon);
    await writing;
    const { last } = await readBackup(file);
    expect((await db().select().from(auditHead))[0]!.seq).toBe(before.seq + 1);
    expect(last.audit).toEqual({ seq: before.seq, hash: before.hash });
    // The embedded database has one connection: the writer waited.
    if (databaseKind() === "pglite") return;
    await restoreAnew(file);
    expect(await wrongOf()).toEqual([]);
  });

  test("leaves out tables that are none of this program's, whatever they are like, and names them; they don't hinder a restore", async () => {
    await db().execute(sql`create table "spatial_ref_sys" (srid integer)`);
    await db().execute(sql`insert into "spatial_ref_sys" values (4326), (4326)`);
    await db().execute(sql`create table "Note of «ours»" (id serial primary key, person text references people (id))`);
    await db().execute(sql`insert into "Note of «ours»" (person) values (null)`);
    const file = join(folder, "shared.backup");
    const backup = await backUp(file);
    expect(backup.manifest.tables.map(({ table }) => table)).not.toContain("spatial_ref_sys");
    expect(Object.keys(backup.manifest.last.sequences)).toEqual(["passage_tallies_id_seq", "text_tallies_id_seq"]);
    expect(backupWords(file, backup, 1)).toContain("no table of this program: Note of «ours», spatial_ref_sys.");
    await restoreAnew(file);
    expect(await wrongOf()).toEqual([]);
  });

  test("names every table of the schema as its own", async () => {
    const inSchema = Object.values(schema).flatMap((each) => (is(each, PgTable) ? getTableName(each) : []));
    expect(inSchema.filter((name) => !ownTables().has(name))).toEqual([]);
    const { manifest } = await backUp(join(folder, "whole.backup"));
    expect(backupWords("x", { manifest, bytes: 1, sha256: "" }, 1)).not.toContain("no table of");
    expect(manifest.tables.map(({ table }) => table).sort()).toEqual(
      inSchema.filter((name) => !leftOut.includes(name)).sort(),
    );
  });

  test("is readable by its owner alone and overwrites nothing", async () => {
    expect(statSync(house).mode & 0o777).toBe(0o600);
    await expect(backUp(house)).rejects.toThrow("overwrites nothing");
  });

  test("leaves out who is signed in", async () => {
    const { tables } = await readBackup(house);
    expect(tables.map(({ table }) => table)).not.toContain("sessions");
  });
});

describe("a backup that fails", () => {
  const bytes = () => readFileSync(house);
  test.each<[string, (out: Writable) => Promise<void>]>([
    [
      "half-way",
      (out) =>
        pipeline(
          [bytes().subarray(0, 50_000)],
          async function* (source) {
            yield* source;
            throw new Error("The server is gone");
          },
          out,
        ),
    ],
    ["silently, with a stream that just ends", (out) => pipeline([bytes().subarray(0, 50_000)], out)],
    ["before its first byte", (out) => pipeline([], out)],
    [
      "by one byte",
      (out) =>
        pipeline(
          [Buffer.concat([bytes().subarray(0, 60_000), Buffer.from([bytes()[60_000]! ^ 1]), bytes().subarray(60_001)])],
          out,
        ),
    ],
  ])("%s leaves no file, whole or not", async (_, write) => {
    const own = scratch();
    await expect(writeBackupFile(join(own, "x.backup"), write)).rejects.toThrow();
    expect(readdirSync(own)).toEqual([]);
  });

  test("for want of a folder says so in a sentence", async () => {
    await expect(backUp(join(folder, "nowhere", "x.backup"))).rejects.toThrow("can't be written there");
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });
});

describe("a restore", () => {
  const lines = () => gunzipSync(readFileSync(house)).toString("utf8").split("\n");
  const changed = (change: (lines: string[]) => string[]) => gzipSync(change(lines()).join("\n"));
  const at = (all: string[], table: string) => all.findIndex((line) => line.startsWith(`{"table":"${table}"`));

  test.each<[string, () => Buffer]>([
    ["cut off", () => readFileSync(house).subarray(0, 100_000)],
    ["without its last line", () => changed((all) => [...all.slice(0, -2), ""])],
    ["with a row less", () => changed((all) => all.toSpliced(at(all, "people") + 1, 1))],
    ["with another word", () => changed((all) => all.map((line) => line.replace("example.org", "example.net")))],
    [
      "with two rows in each other's place",
      () =>
        changed((all) => {
          const i = at(all, "people");
          return all.with(i + 1, all[i + 2]!).with(i + 2, all[i + 1]!);
        }),
    ],
    ["with a line more", () => changed((all) => [...all.slice(0, -1), '["x"]', ""])],
    ["of another kind", () => gzipSync('{"format":"something"}\n')],
    ["that is no archive at all", () => Buffer.from("select 1;")],
    [
      "of a newer version of the program",
      () =>
        changed(([head, ...rest]) =>
          [head!.replace(/"migrations":\[/, '"migrations":[{"when":1,"hash":"x"},')].concat(rest),
        ),
    ],
  ])("of a file %s writes nothing", async (_, content) => {
    const dataDir = await emptyPlace(databaseKind(), { bare: true });
    const file = join(scratch(), "bad.backup");
    writeFileSync(file, content());
    await expect(restoreDatabase(file, { sendMails: false, removals: null }, noon)).rejects.toThrow(
      /damaged|no backup|newer|other line/,
    );
    // The embedded one was not even made.
    expect(existsSync(join(dataDir, "db"))).toBe(false);
    if (databaseKind() === "pglite") return;
    expect(
      await lookInto({ url: configured().DATABASE_URL, dataDir }, async (opened) =>
        rowsOf(await opened.execute(sql`select tablename from pg_tables where schemaname = 'public'`)),
      ),
    ).toEqual([]);
  });

  test("refuses a database that somebody has used, and changes nothing in it", async () => {
    await restoreAnew(house);
    const before = (await db().select().from(auditHead))[0]!;
    if (databaseKind() === "postgres")
      await expect(restoreDatabase(house, { sendMails: false, removals: null }, noon)).rejects.toThrow("not empty");
    // The embedded one is open, and so locked.
    else await expect(restoreDatabase(house, { sendMails: false, removals: null }, noon)).rejects.toThrow("in use");
    expect((await db().select().from(auditHead))[0]).toEqual(before);
  });
});
