import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { openSession } from "#app/access/session.server.ts";
import type { Db } from "#db/client.server.ts";
import { contributions, roundTerms } from "#db/schema/index.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { readyDraft, world, type World } from "#tests/features/course/world.ts";

let db: Db;
let w: World;
// An hour from now: timers of the runner that read the clock too must not take a jump of months for an answer that
// never came.
const closes = new Date(Date.now() + 3_600_000);
const before = new Date(closes.getTime() - 1);
const afterwards = new Date(closes.getTime() + 60_000);

beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
  await db.update(roundTerms).set({ closesAt: closes });
  changeSettings({ BENCH: true });
  // Only the clock: timers and the database go on.
  vi.useFakeTimers({ toFake: ["Date"], now: before });
});
afterEach(() => {
  vi.useRealTimers();
  changeSettings({ BENCH: false });
});

/** Files a draft by a request whose body comes only when the clock shows `arrives`. */
async function fileSlowly(starts: Date, arrives: Date): Promise<Response> {
  const { draft, version } = await readyDraft(w.signatory, w.round, before);
  const { actor } = await w.signatory(before);
  const cookie = cookieOf(await openSession(actor?.personId ?? "", "Firefox, Linux", actor?.mandateId ?? null, before));
  const words = new URLSearchParams({
    version: String(version),
    privacy: "on",
    licence: "on",
    thirdParties: "none",
  }).toString();
  vi.setSystemTime(starts);
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        vi.setSystemTime(arrives);
        controller.enqueue(new TextEncoder().encode(words));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return ask(`/spazio/bozze/${draft}/riepilogo`, {
    method: "POST",
    cookie,
    body,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}

test("a filing that reached the server before the closing counts, though its body and its commit come after it", async () => {
  const answer = await fileSlowly(before, afterwards);
  expect([answer.status, answer.headers.get("location")]).toEqual([
    302,
    `/spazio/contributi/TCL-${before.getUTCFullYear()}-0001?fatto=inviato`,
  ]);
  expect(Date.now()).toBeGreaterThan(closes.getTime());
  expect(await db.select({ receivedAt: contributions.receivedAt }).from(contributions)).toEqual([
    { receivedAt: before },
  ]);
});

test("one that reaches it at the closing instant is late", async () => {
  const answer = await fileSlowly(closes, closes);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("La fase di raccolta è chiusa.");
  expect(await db.$count(contributions)).toBe(0);
});
