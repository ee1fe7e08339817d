import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { countBenches, countCampaign, countPassages } from "#app/features/campaigns/counts.server.ts";
import { listLineExcerpts, listNewContributions } from "#app/features/portal/line-texts.server.ts";
import { lineFilter } from "#app/features/portal/line-page.server.ts";
import { listParticipants } from "#app/features/portal/participants.server.ts";
import { editRound } from "#app/features/preparation/edit-rounds.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { affiliations, organisationNames } from "#db/schema/organisations.ts";
import { addMandate, addOrganisation, addPerson, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { anId, makeCampaign, roundWords, type World } from "./world.ts";

let db: Db;
let world: World;
const bodies: string[] = [];
const states = ["filed", "ready", "published", "published", "published", "refused", "withdrawn", "taken_down"] as const;
const kinds = ["criticality", "opportunity", "demand", "action_proposal"] as const;

/** Rows only as far as counts look at them; what is odd about them on purpose is said beside them. */
beforeAll(async () => {
  db = await testDatabase();
  world = await makeCampaign();
  for (const [index, bench] of (["unions", "unions", "employers", "training"] as const).entries()) {
    bodies.push(await addOrganisation({ name: `Ente ${index}`, seat: { campaignId: world.id, bench } }));
  }
  await db
    .insert(affiliations)
    .values({ id: anId(), organisationId: bodies[1] ?? "", parentId: bodies[0] ?? "", validFrom: "2020-01-01" });
  const person = await addPerson();
  const mandate = await addMandate(person, bodies[0] ?? "", world.id);
  await addMandate(person, bodies[2] ?? "", world.id); // one person, two bodies
  await addMandate(await addPerson(), bodies[1] ?? "", world.id, { validTo: "2026-05-03" }); // ended yesterday
  await addMandate(await addPerson(), bodies[1] ?? "", world.id, { validTo: "2026-05-04" }); // ends today, included
  for (const [index, state] of states.entries()) await addText(index, state, bodies[index % 3] ?? "", person, mandate);
});

async function addText(
  index: number,
  state: (typeof states)[number],
  organisation: string,
  person: string,
  mandate: string,
) {
  const contribution = `c${index}`;
  const [name] = rowsOf<{ id: string }>(
    await db.execute(sql`select id from organisation_names where organisation_id = ${organisation}`),
  );
  await db.execute(sql`insert into contributions (id, number, campaign_id, round_id, organisation_id, organisation_name_id, bench, kind, channel, received_at, entered_at, state, state_at, public_text_id, published_at)
    values (${contribution}, ${`ASC-2026-${index}`}, ${world.id}, ${world.round.id}, ${organisation}, ${name?.id}, ${index % 2 ? "unions" : "employers"}, 'demand', 'site', ${noon.toISOString()}, ${noon.toISOString()}, ${state}, ${noon.toISOString()}, ${`t${index}`}, ${noon.toISOString()})`);
  await db.execute(sql`insert into revisions (id, contribution_id, number, title, blocks, plain, receipt_text, salt, sha256, filed_at, person_id, mandate_id, privacy_version, third_parties, licence)
    values (${`r${index}`}, ${contribution}, 1, 'T', '[]', 'testo', 'testo', 's', 'h', now(), ${person}, ${mandate}, '1', 'none', 'CC BY 4.0')`);
  for (const text of [`t${index}`, `old${index}`]) {
    await db.execute(sql`insert into public_texts (id, source_id, revision_id, title, blocks, plain, sha256, offset_map, omissis, sentences, made_at, made_by)
      values (${text}, ${contribution}, ${`r${index}`}, ${`Titolo ${index}`}, '[]', 'testo', 'h', '{}', '[]', '[]', now(), ${person})`);
  }
  for (let n = 0; n < 6; n++) {
    const excerpt = `e${index}-${n}`;
    // The last passage stands on a public text that a later redaction replaced.
    await db.execute(sql`insert into excerpts (id, campaign_id, source_id, public_text_id, start, "end", exact, prefix, suffix, created_at, created_by)
      values (${excerpt}, ${world.id}, ${contribution}, ${n === 5 ? `old${index}` : `t${index}`}, 0, 5, 'testo', '', '', now(), ${person})`);
    const code = (id: string, kind: string, undoes: string | null) =>
      db.execute(
        sql`insert into codings (id, excerpt_id, line_id, kind, coder_id, coded_at, undoes) values (${id}, ${excerpt}, ${world.lineId}, ${kind}, ${person}, now(), ${undoes})`,
      );
    await code(`${excerpt}-a`, kinds[n % 4] ?? "demand", null);
    if (n === 1) await code(`${excerpt}-b`, "demand", null); // one passage, two kinds
    if (n === 2) await code(`${excerpt}-u`, kinds[2], `${excerpt}-a`); // undone
  }
}

/** The same numbers the slow way: every row read, every rule a loop. */
async function slow() {
  const all = <T>(table: string) => db.execute(sql.raw(`select * from ${table}`)).then((result) => rowsOf<T>(result));
  const texts = (
    await all<{
      id: string;
      campaign_id: string;
      organisation_id: string;
      state: string;
      public_text_id: string;
      bench: string;
    }>("contributions")
  ).filter((c) => c.campaign_id === world.id);
  const excerpts = await all<{ id: string; source_id: string; public_text_id: string }>("excerpts");
  const codings = await all<{ id: string; excerpt_id: string; line_id: string; kind: string; undoes: string | null }>(
    "codings",
  );
  const undone = new Set(codings.map((c) => c.undoes));
  const standing = codings
    .filter((c) => c.undoes === null && !undone.has(c.id))
    .flatMap((coding) => {
      const excerpt = excerpts.find((e) => e.id === coding.excerpt_id);
      const text = texts.find((c) => c.id === excerpt?.source_id);
      return text?.state === "published" && excerpt?.public_text_id === text.public_text_id
        ? [{ ...coding, text }]
        : [];
    });
  const published = texts.filter((c) => c.state === "published");
  return {
    published: published.length,
    waiting: texts.filter((c) => c.state === "filed" || c.state === "ready").length,
    wrote: new Set(published.map((c) => c.organisation_id)).size,
    excerpts: new Set(standing.map((c) => c.excerpt_id)).size,
    kinds: kinds.map((kind) => new Set(standing.filter((c) => c.kind === kind).map((c) => c.excerpt_id)).size),
    unions: new Set(standing.filter((c) => c.text.bench === "unions").map((c) => c.excerpt_id)).size,
    contributions: new Set(standing.map((c) => c.text.id)).size,
  };
}

test("every public number equals what the slow way counts", async () => {
  const expected = await slow();
  const counts = await countCampaign(world.id, noon);
  expect(counts).toEqual({
    seated: 4,
    people: 2,
    wrote: expected.wrote,
    tookPart: expected.wrote,
    disowned: 0,
    published: expected.published,
    waiting: expected.waiting,
    excerpts: expected.excerpts,
    cited: 0,
  });
  const passages = await countPassages(world.id);
  expect(kinds.map((kind) => passages.kinds.find((each) => each.kind === kind)?.count ?? 0)).toEqual(expected.kinds);
  expect(passages.lines).toEqual([
    { lineId: world.lineId, excerpts: expected.excerpts, contributions: expected.contributions },
  ]);
  expect((await countBenches(world.lineId)).find((each) => each.bench === "unions")?.count).toBe(expected.unions);
});

test("the fixture has what each rule is there for", async () => {
  expect(await slow()).toEqual({
    published: 3,
    waiting: 2,
    wrote: 3,
    excerpts: 12,
    kinds: [6, 3, 3, 3],
    unions: 4,
    contributions: 3,
  });
});

test("a coding that is undone leaves the counts at once", async () => {
  const before = await countCampaign(world.id, noon);
  const [coder] = rowsOf<{ coder_id: string }>(await db.execute(sql`select coder_id from codings where id = 'e2-0-a'`));
  await db.execute(
    sql`insert into codings (id, excerpt_id, line_id, kind, coder_id, coded_at, undoes) values ('late-undo', 'e2-0', ${world.lineId}, 'criticality', ${coder?.coder_id}, now(), 'e2-0-a')`,
  );
  expect((await countCampaign(world.id, noon)).excerpts).toBe(before.excerpts - 1);
});

test("the passages of a line are read page by page, each once, filtered by what the address asks", async () => {
  const all = (await listLineExcerpts(world.lineId, {})).excerpts;
  expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
  expect(all.map((each) => each.id)).toEqual(
    all
      .map((each) => each.id)
      .sort()
      .reverse(),
  );
  const [first] = all;
  expect((await listLineExcerpts(world.lineId, { after: first?.id })).excerpts).toEqual(all.slice(1));
  expect(
    (await listLineExcerpts(world.lineId, { bench: "unions" })).excerpts.every((each) => each.bench === "unions"),
  ).toBe(true);
  expect((await listLineExcerpts(world.lineId, { kind: "opportunity" })).excerpts).toHaveLength(3);
});

test("an address that asks for nonsense asks for nothing", () => {
  expect(lineFilter(new URLSearchParams({ tipo: "'; drop", componente: "nobody", tema: "A B", dopo: "zzz" }))).toEqual({
    kind: undefined,
    bench: undefined,
    theme: undefined,
    after: undefined,
  });
});

test("only published contributions are listed, with their titles and no person", async () => {
  const listed = await listNewContributions(world.id, { limit: 10 });
  expect(listed).toHaveLength(3);
  expect(Object.keys(listed[0] ?? {}).sort()).toEqual([
    "bench",
    "campaign",
    "kind",
    "lineCodes",
    "number",
    "organisation",
    "publishedAt",
    "title",
  ]);
});

test("participants show the name of today and the confederation they belong to", async () => {
  await db.insert(organisationNames).values([
    { id: anId(), organisationId: bodies[1] ?? "", name: "Nome nuovo", validFrom: "2026-05-04" },
    { id: anId(), organisationId: bodies[1] ?? "", name: "Nome futuro", validFrom: "2026-05-05" },
  ]);
  expect((await listParticipants(world.id, noon)).find((each) => each.organisationId === bodies[1])).toMatchObject({
    name: "Nome nuovo",
    parentId: bodies[0],
    parentName: "Ente 0",
  });
});

test("a body whose first name begins in the future takes part all the same, under that name", async () => {
  const early = await addOrganisation({
    name: "Ente di domani",
    from: "2026-05-05",
    seat: { campaignId: world.id, bench: "unions" },
  });
  const rival = await addOrganisation({ seat: { campaignId: world.id, bench: "unions" } });
  await db.insert(affiliations).values({ id: anId(), organisationId: rival, parentId: early, validFrom: "2026-01-01" });
  const listed = await listParticipants(world.id, noon);
  expect(listed.find((each) => each.organisationId === early)).toMatchObject({ name: "Ente di domani" });
  expect(listed.find((each) => each.organisationId === rival)).toMatchObject({ parentName: "Ente di domani" });
});

test("once a text was filed its round keeps mode and kinds, and may still be worded better", async () => {
  const edit = (change: object) => editRound(world.lead, { roundId: world.round.id, ...roundWords, ...change });
  expect(await edit({ mode: "open" })).toMatchObject({
    ok: false,
    code: "round_in_use",
    fields: { mode: "round_in_use" },
  });
  expect(await edit({ kinds: ["demand"] })).toMatchObject({
    ok: false,
    code: "round_in_use",
    fields: { kinds: "round_in_use" },
  });
  expect(await edit({ title: "Detto meglio" })).toMatchObject({ ok: true });
});
