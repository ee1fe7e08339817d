import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { beforeEach, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { loadPlaces } from "#app/features/demo/load-places.server.ts";
import { hearChanges, isDatabaseSilent } from "#app/http/hear-changes.server.ts";
import { folderMark } from "#app/http/last-rendering.server.ts";
import { appendRemovals, removalsFile } from "#app/core/removals.server.ts";
import { changeSettings, settings } from "#app/core/settings.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { openDatabase, useDatabase } from "#db/client.server.ts";
import { listenerName } from "#db/listen.server.ts";
import { ask } from "#tests/support/server/app.ts";
import { addCampaign, noon } from "#tests/support/builders.ts";
import { startLine, type Line } from "#tests/support/server/line.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";

const cluster = inject("postgres");
const path = "/consultazioni/prova";
const marked = textIn("it").ui.lastRendering("@").split("@")[0]!;
const folders: string[] = [];

/** An empty DATA_DIR that is set from here on. */
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "tavolo-last-"));
  folders.push(made);
  changeSettings({ DATA_DIR: made });
  return made;
}

describe.skipIf(!cluster)("while PostgreSQL is away, a public page", () => {
  let line: Line;
  let url: string;
  let beside: ReturnType<typeof postgres>;

  beforeEach(async () => {
    folder();
    const made = await createDatabase(cluster!.url, cluster!.migrated);
    url = made.url;
    line = await startLine(url);
    beside = postgres(url, { max: 1, onnotice: () => undefined });
    const own = await openDatabase({ url: line.url, statementSeconds: 30 });
    useDatabase(own);
    await own.db.transaction((tx) => loadPlaces(tx, noon));
    await addCampaign({ slug: "prova", title: "Prova" });
    const stopHearing = await hearChanges();
    onTestFinished(async () => {
      vi.useRealTimers();
      await stopHearing();
      useDatabase(undefined);
      await own.close();
      await beside.end();
      await line.stop();
      await made.drop();
      changeSettings({ DATA_DIR: ".data" });
      for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
    });
  });

  /** Reads the page; then a look at the database has come back, so that the process knows where the ledger stood. */
  const readBefore = async () => {
    const [since] = await beside<{ at: string }[]>`select clock_timestamp()::text as at`;
    await until(
      "a look has come back",
      async () =>
        (
          await beside`
      select 1 from pg_stat_activity where application_name like ${`${listenerName("changed")} in %`} and query like '%strangers%' and state = 'idle'
      and query_start > ${since!.at}::text::timestamptz`
        ).length > 0,
    );
    expect((await ask(path)).status).toBe(200);
  };
  const cutOff = async (how: "refused" | "silent") => {
    line.become(how);
    if (how === "refused") line.cut("end");
    await until("the silence is noticed", isDatabaseSilent);
  };
  const answer = async () => {
    const given = await ask(path);
    return [given.status, (await given.clone().text()).includes(marked), given.headers.get("cache-control")];
  };
  const asItWas = [200, true, "no-store"];
  const away = [503, false, "no-store"];

  test.each(["refused", "silent"] as const)(
    "goes on as it was, marked, and is itself again afterwards (%s)",
    async (how) => {
      const seconds = settings().REQUEST_SECONDS;
      await readBefore();
      expect(await answer()).toEqual([200, false, "public, max-age=0, must-revalidate"]);
      await cutOff(how);
      // Nobody waits for a database that is known to be silent: with so much time this would never end.
      onTestFinished(() => changeSettings({ REQUEST_SECONDS: seconds }));
      changeSettings({ REQUEST_SECONDS: 3_600 });
      expect(await answer()).toEqual(asItWas);
      expect((await ask("/consultazioni")).status).toBe(503);
      changeSettings({ REQUEST_SECONDS: seconds });
      line.become("open");
      await until("it is heard again", () => !isDatabaseSilent());
      expect(await answer()).toEqual([200, false, "public, max-age=0, must-revalidate"]);
    },
  );

  test("goes on for five minutes after it was made, no longer", async () => {
    await readBefore();
    const made = Date.now();
    await cutOff("refused");
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(made + 4 * 60_000);
    expect(await answer()).toEqual(asItWas);
    vi.setSystemTime(made + 5 * 60_000 + 1);
    expect(await answer()).toEqual(away);
  });

  test("is gone as soon as the ledger of removals grows, for good", async () => {
    await readBefore();
    await cutOff("refused");
    expect(await answer()).toEqual(asItWas);
    appendRemovals([{ kind: "takedown", at: noon.toISOString(), facts: {} }]);
    expect(await answer()).toEqual(away);
    rmSync(removalsFile());
    expect(await answer()).toEqual(away);
  });

  test("is gone where the ledger grew after the last look, before the silence was noticed", async () => {
    await readBefore();
    line.become("refused");
    line.cut("end");
    appendRemovals([{ kind: "takedown", at: noon.toISOString(), facts: {} }]);
    await until("the silence is noticed", isDatabaseSilent);
    expect(await answer()).toEqual(away);
  });

  test("doesn't go on where another process has another DATA_DIR: what that one takes off can't be known here", async () => {
    const mark = folderMark();
    for (const [name, goesOn] of [
      [`${listenerName("changed")} in ${mark}`, true],
      [`${listenerName("changed")} in 0123456789abcdef`, false],
      [listenerName("changed"), false],
    ] as const) {
      line.become("open");
      const other = postgres(url, { max: 1, connection: { application_name: name } });
      await other`select 1`;
      await until("the database is heard", () => !isDatabaseSilent());
      await readBefore();
      await cutOff("refused");
      expect([name, await answer()]).toEqual([name, goesOn ? asItWas : away]);
      await other.end();
    }
  });
});

describe("the mark of DATA_DIR", () => {
  test("is the same for whoever shares it, and another one for a copy", () => {
    const first = folder();
    const mark = folderMark();
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
    expect(folderMark()).toBe(mark);
    appendFileSync(join(first, "removals.jsonl"), "");
    const copy = folder();
    cpSync(first, copy, { recursive: true });
    expect(existsSync(join(copy, "folder-id"))).toBe(true);
    expect(folderMark()).not.toBe(mark);
  });
});
