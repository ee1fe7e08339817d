import { beforeEach, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import {
  listAccess,
  pageRawAccess,
  recordAccessExport,
  type AccessFilter,
} from "#app/features/audit/access-log.server.ts";
import type { Actor } from "#app/permissions.ts";
import type { Db } from "#db/client.server.ts";
import { addCampaign, addPerson, addRole, contextFor, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let here: string;
let admin: Actor;
let auditor: Actor;
let planner: string;
const everything = { from: null, to: null, action: null };

beforeEach(async () => {
  db = await testDatabase();
  here = await addCampaign();
  const persons = [
    await addPerson(),
    await addPerson(),
    await addPerson({ name: "Pina Prova" }),
    await addPerson(),
  ] as const;
  await addRole(persons[0], "admin", null);
  await addRole(persons[1], "auditor", here);
  await addRole(persons[2], "planner", here);
  planner = persons[2];
  admin = await actorFor(persons[0]);
  auditor = await actorFor(persons[1]);
  await write("session.open", planner, "2026-05-03T21:59:00Z");
  await write("session.open", planner, "2026-05-03T22:00:00Z");
  await write("session.open", persons[3], "2026-05-04T10:00:00Z");
  await write("original.open", planner, "2026-05-04T11:00:00Z", here);
  await write("original.open", planner, "2026-05-04T12:00:00Z", await addCampaign());
  await write("round.edit", planner, "2026-05-04T13:00:00Z", here);
  await write("session.refuse", planner, "2026-05-04T22:00:00Z");
});

async function actorFor(person: string): Promise<Actor> {
  const { actor } = await contextFor(person);
  if (!actor) throw new Error("Nobody");
  return actor;
}
const write = (action: string, personId: string, at: string, campaignId: string | null = null) =>
  db.transaction((tx) =>
    appendAudit(tx, {
      at: new Date(at),
      action,
      personId,
      mandateId: null,
      campaignId,
      subject: `person:${personId}`,
      detail: {},
    }),
  );
const seqs = async (reader: Actor, filter: Partial<AccessFilter>) =>
  (await listAccess(reader, { ...everything, ...filter }, null)).map(({ seq }) => seq).reverse();

test("shows the body's people alone: no delegate's sign-in, and no other work", async () => {
  expect(await seqs(admin, {})).toEqual([1, 2, 4, 5, 7]);
  expect((await listAccess(admin, everything, null))[0]).toMatchObject({ by: "Pina Prova", whom: "Pina Prova" });
});

test("shows an auditor the consultations of theirs, and what belongs to none", async () => {
  expect(await seqs(auditor, {})).toEqual([1, 2, 4, 7]);
});

test("of an interval the whole days in Rome, of an action that alone", async () => {
  expect(await seqs(admin, { from: "2026-05-04", to: "2026-05-04" })).toEqual([2, 4, 5]);
  expect(await seqs(admin, { action: "session.refuse" })).toEqual([7]);
  expect(
    (await pageRawAccess(admin, { ...everything, from: "2026-05-04", to: "2026-05-04" }, null)).rows.map(
      ({ seq }) => seq,
    ),
  ).toEqual([2, 4, 5]);
});

test("what is downloaded is in the log itself", async () => {
  const context = { actor: admin, now: noon, requestId: "t", lang: "it" as const };
  expect(await recordAccessExport(context, { from: "2026-05-04", to: "" })).toMatchObject({ ok: true });
  expect(await seqs(admin, { action: "access.export" })).toEqual([8]);
});
