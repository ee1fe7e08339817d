import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { foldTallies } from "#app/features/campaigns/tallies.server.ts";
import { checkTallies } from "#app/features/campaigns/tallies-check.server.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { addMandate, addOrganisation, addPerson, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeCampaign, type World } from "./world.ts";

let db: Db;
let world: World;
let person: string;
let mandate: string;
let bodies: { id: string; name: string }[];
beforeEach(async () => {
  db = await testDatabase();
  world = await makeCampaign();
  bodies = [];
  for (const name of ["Uno", "Due", "Tre"]) {
    const id = await addOrganisation({ name, seat: { campaignId: world.id, bench: "unions" } });
    const [row] = rowsOf<{ id: string }>(
      await db.execute(sql`select id from organisation_names where organisation_id = ${id}`),
    );
    bodies.push({ id, name: row?.id ?? "" });
  }
  person = await addPerson();
  mandate = await addMandate(person, bodies[0]?.id ?? "", world.id);
});

const states = [
  "filed",
  "ready",
  "published",
  "published",
  "published",
  "refused",
  "withdrawn",
  "annulled",
  "taken_down",
];
const benches = ["unions", "employers"];
const kinds = ["demand", "analysis"];
const at = noon.toISOString();
let made = 0;

/** What the world may do to its rows, commands or not; `pick` are free numbers that choose whom. */
type Act = (ids: string[], pick: [number, number, number]) => Promise<unknown>;
const one = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;

/** One of two districts, or none. */
const district = (n: number) => sql`(select id from places where level = 'district' and code = ${String(n % 3)})`;

async function file(ids: string[], [a, b, c]: [number, number, number]) {
  made += 1;
  const [id, body] = [`c${made}`, one(bodies, a)];
  const state = one(states, c);
  const publicText = state === "filed" || state === "refused" ? null : `t${made}`;
  await db.execute(sql`insert into contributions (id, number, campaign_id, round_id, organisation_id, organisation_name_id, bench, kind, district, channel, received_at, entered_at, state, state_at, public_text_id, published_at)
    values (${id}, ${`N-${made}`}, ${world.id}, ${world.round.id}, ${body.id}, ${body.name}, ${one(benches, b)}, ${one(kinds, a)}, ${district(b)}, 'site', ${at}, ${at}, ${state}, ${at}, ${publicText}, ${publicText && at})`);
  await revise(id, 1);
  await db.execute(sql`insert into public_texts (id, source_id, revision_id, title, blocks, plain, sha256, offset_map, omissis, sentences, made_at, made_by)
    values (${`t${made}`}, ${id}, ${`${id}-1`}, 'T', '[]', 'testo', 'h', '{}', '[]', '[]', now(), ${person})`);
  if (c % 2)
    await db.execute(sql`insert into contribution_lines (contribution_id, line_id) values (${id}, ${world.lineId})`);
  ids.push(id);
}
const revise = (id: string, number: number) =>
  db.execute(sql`insert into revisions (id, contribution_id, number, title, blocks, plain, receipt_text, salt, sha256, filed_at, person_id, mandate_id, privacy_version, third_parties, licence)
  values (${`${id}-${number}`}, ${id}, ${number}, 'T', '[]', 'testo', '', 's', 'h', now(), ${person}, ${mandate}, '1', 'none', 'x')`);

const acts: Record<string, Act> = {
  file,
  move: (ids, [a, , c]) =>
    db.execute(
      sql`update contributions set state = ${one(states, c)}, published_at = coalesce(published_at, ${at}), public_text_id = coalesce(public_text_id, 't' || substr(id, 2)) where id = ${one(ids, a)}`,
    ),
  moveMany: (ids, [a, , c]) =>
    db.execute(
      sql`update contributions set state = ${one(states, c)}, published_at = coalesce(published_at, ${at}), public_text_id = coalesce(public_text_id, 't' || substr(id, 2)) where id in ${[one(ids, a), one(ids, c)]}`,
    ),
  disown: (ids, [a, b]) =>
    db.execute(sql`update contributions set disowned_at = ${b % 2 ? at : null} where id = ${one(ids, a)}`),
  rename: (ids, [a, b, c]) =>
    db.execute(
      sql`update contributions set bench = ${one(benches, c)}, district = ${district(b)} where id = ${one(ids, a)}`,
    ),
  name: (ids, [a]) =>
    db.execute(
      sql`insert into contribution_lines (contribution_id, line_id) values (${one(ids, a)}, ${world.lineId}) on conflict do nothing`,
    ),
  unname: (ids, [a]) => db.execute(sql`delete from contribution_lines where contribution_id = ${one(ids, a)}`),
  code: async (ids, [a, b]) => {
    made += 1;
    const id = one(ids, a);
    await db.execute(
      sql`insert into excerpts (id, campaign_id, source_id, public_text_id, start, "end", exact, prefix, suffix, created_at, created_by) values (${`e${made}`}, ${world.id}, ${id}, ${`t${id.slice(1)}`}, 0, 5, 'testo', '', '', now(), ${person})`,
    );
    for (const kind of b % 2 ? ["demand"] : ["demand", "criticality"])
      await db.execute(
        sql`insert into codings (id, excerpt_id, line_id, kind, coder_id, coded_at) values (${`k${made}-${kind}`}, ${`e${made}`}, ${world.lineId}, ${kind}, ${person}, now())`,
      );
  },
  uncode: (_, [a]) =>
    db.execute(sql`insert into codings (id, excerpt_id, line_id, kind, coder_id, coded_at, undoes)
    select k.id || '-u', k.excerpt_id, k.line_id, k.kind, k.coder_id, now(), k.id from codings k where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id) order by md5(k.id || ${String(a)}) limit 1`),
  integrate: async (ids, [a]) => {
    const [row] = rowsOf<{ n: number }>(
      await db.execute(sql`select count(*)::int + 1 as n from revisions where contribution_id = ${one(ids, a)}`),
    );
    await revise(one(ids, a), row?.n ?? 2);
  },
  join: (ids, [a, b]) =>
    db.execute(sql`insert into joins (id, contribution_id, revision_id, text_sha256, organisation_id, organisation_name_id, bench, person_id, mandate_id, joined_at)
    values (${`j${(made += 1)}`}, ${one(ids, a)}, ${`${one(ids, a)}-1`}, 'h', ${one(bodies, b).id}, ${one(bodies, b).name}, 'unions', ${person}, ${mandate}, now()) on conflict do nothing`),
  voidJoin: (_, [a]) =>
    db.execute(
      sql`update joins set voided_at = now() where id = (select id from joins order by md5(id || ${String(a)}) limit 1)`,
    ),
  /** Two entries are found to be one body, or that was a mistake. */
  merge: () =>
    db.execute(
      sql`update organisations set merged_into = case when merged_into is null then ${bodies[0]?.id} end where id = ${bodies[2]?.id}`,
    ),
  leave: (_, [a]) =>
    db.execute(
      sql`update joins set withdrawn_at = now() where id = (select id from joins order by md5(id || ${String(a)}) limit 1)`,
    ),
  fold: () => foldTallies(db),
};

test("every derived count is what the slow query says, whatever happened to the rows, folded or not", async () => {
  const history = fc.array(
    fc.tuple(
      fc.constantFrom("file", "file", "code", ...Object.keys(acts)),
      fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)),
    ),
    { minLength: 10, maxLength: 40 },
  );
  const ids: string[] = [];
  await file(ids, [0, 0, 2]);
  await fc.assert(
    fc.asyncProperty(history, async (acted) => {
      for (const [name, pick] of acted) {
        await acts[name]?.(ids, pick);
      }
      expect((await checkTallies()).wrong).toEqual([]);
    }),
    { numRuns: 6 },
  );
  expect((await checkTallies()).checked).toBeGreaterThan(10);
});

test("a count that was tampered with is named, and put right by deriving everything anew", async () => {
  await file([], [0, 0, 3]);
  await db.execute(sql`update text_tallies set n = n + 1 where grain = 'all'`);
  await db.execute(sql`delete from line_texts`);
  expect((await checkTallies()).wrong.map((key) => key.split("/")[0])).toEqual(["all", "in line"]);
  await db.execute(sql`select rebuild_tallies()`);
  expect((await checkTallies()).wrong).toEqual([]);
});

test("the register counts a text once for a body that joined it by two entries, and none that is withdrawn or disowned, voided or left", async () => {
  const ids: string[] = [];
  const [one, two, three] = bodies.map(({ id }) => id);
  const joined = async () =>
    new Map((await listRegister(world.id, noon)).map((row) => [row.organisationId, row.joined]));
  await file(ids, [0, 0, 0]);
  await file(ids, [0, 0, 2]);
  expect(
    (await listRegister(world.id, noon)).map(({ organisationId, filed, published }) => [
      organisationId,
      filed,
      published,
    ]),
  ).toEqual([
    [two, 0, 0],
    [three, 0, 0],
    [one, 2, 1],
  ]);
  for (const [text, body] of [
    [0, 1],
    [0, 2],
    [1, 1],
  ])
    await acts["join"]?.(ids, [text ?? 0, body ?? 0, 0]);
  expect([(await joined()).get(one ?? ""), (await joined()).get(two ?? ""), (await joined()).get(three ?? "")]).toEqual(
    [0, 2, 1],
  );
  await db.execute(sql`update organisations set merged_into = ${two} where id = ${three}`);
  expect([...(await joined())]).toEqual([
    [two, 2],
    [one, 0],
  ]);
  await db.execute(sql`update contributions set disowned_at = ${at} where id = ${ids[1]}`);
  expect((await joined()).get(two ?? "")).toBe(1);
  await db.execute(sql`update contributions set state = 'annulled' where id = ${ids[0]}`);
  expect((await joined()).get(two ?? "")).toBe(0);
  await db.execute(sql`update contributions set state = 'filed' where id = ${ids[0]}`);
  await db.execute(sql`update joins set voided_at = ${at} where organisation_id = ${two}`);
  expect((await joined()).get(two ?? "")).toBe(1);
  await db.execute(sql`update joins set withdrawn_at = ${at} where organisation_id = ${three}`);
  expect((await joined()).get(two ?? "")).toBe(0);
  expect((await checkTallies()).wrong).toEqual([]);
});
