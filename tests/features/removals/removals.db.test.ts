import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { listNewContributions } from "#app/features/portal/line-texts.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { publishContributions } from "#app/features/publishing/publications.server.ts";
import { listVersionsToCover } from "#app/features/document/outcomes.server.ts";
import { getVersion, withdrawVersion } from "#app/features/document/versions.server.ts";
import { previewReissue, reissueVersion } from "#app/features/removals/reissues.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { app } from "#app/server.ts";
import {
  attachments,
  contributions,
  files,
  jobs,
  notices,
  publicTexts,
  takedowns,
  versions,
} from "#db/schema/index.ts";
import { newId } from "#app/core/ids.server.ts";
import { noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeFiles, storedFiles } from "#tests/support/files/version-files.ts";
import { codeOf, must, published, type DocumentWorld } from "../document/world.ts";
import { green, name, said, removalsWorld, type RemovalsWorld } from "./world.ts";

const db = await testDatabase();
let world: DocumentWorld;
let visitor: Context;
let alfa: RemovalsWorld["alfa"];
let night: RemovalsWorld["night"];
let paragraphId: RemovalsWorld["paragraphId"];
let plainId: RemovalsWorld["plainId"];
let site: RemovalsWorld["site"];
let withWords: RemovalsWorld["withWords"];
beforeAll(async () => {
  ({ world, visitor, alfa, night, paragraphId, plainId, site, withWords } = await removalsWorld(db));
});

const target = (
  kind: "contributo" | "versione" | "capoverso" | "allegato",
  value: string | number,
  more: Record<string, unknown> = {},
) => ({ campaignId: world.campaignId, [kind]: String(value), reason: "Dati di una terza persona", ...more });

test("a contribution taken down is nowhere with the next request, stays sealed, and comes back with a reason", async () => {
  expect((await withWords("nove anni")).length).toBeGreaterThan(6);
  const twice = await Promise.all([
    takeDown(world.planner, target("contributo", alfa.number)),
    takeDown(world.planner, target("contributo", alfa.number)),
  ]);
  expect(
    twice
      .map(must)
      .map((each) => each.already)
      .sort(),
  ).toEqual([false, true]);
  expect(await db.$count(takedowns, eq(takedowns.subjectId, alfa.contributionId))).toBe(1);
  expect(await withWords("nove anni")).toEqual([]);
  expect(await withWords("Dati di una terza persona")).toEqual([
    `${site()}/contributi/${alfa.number}`,
    `/en${site()}/contributi/${alfa.number}`,
  ]);
  expect((await listNewContributions(world.campaignId, { limit: 9 })).map((each) => each.number)).toEqual([
    night.number,
  ]);
  expect((await green())["removals"]).toBe(1);
  expect(await db.$count(publicTexts, eq(publicTexts.sourceId, alfa.contributionId))).toBe(1);
  const [held] = await listTakedowns(world.campaignId);
  expect(codeOf(await restoreTakedown(world.planner, { takedownId: held?.id, reason: "Errore" }))).toBe("forbidden");
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Tolto per errore" }));
  expect(codeOf(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Ancora" }))).toBe("stale");
  expect((await withWords("nove anni")).length).toBeGreaterThan(6);
});

test("an attachment leaves its page and its address", async () => {
  const [fileId, id] = [newId(noon), newId(noon)];
  await db.insert(files).values({
    id: fileId,
    name: "elenco.pdf",
    mediaType: "application/pdf",
    size: 8,
    sha256: "0".repeat(64),
    content: new TextEncoder().encode("%PDF-1.7"),
    createdAt: noon,
  });
  await db
    .insert(attachments)
    .values({ id, fileId, contributionId: night.contributionId, role: "attachment", releasedAt: noon, position: 1 });
  must(await takeDown(world.lead, target("allegato", id)));
  expect((await app.request(`/allegati/${id}`)).status).toBe(404);
  const html = await (await app.request(`${site()}/contributi/${night.number}`)).text();
  expect(html).toContain("allegato rimosso dalla pubblicazione");
  expect(html).not.toContain("elenco.pdf");
  const held = (await listTakedowns(world.campaignId)).find((each) => each.kind === "attachment");
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Tolto per errore" }));
  await db.delete(attachments).where(eq(attachments.id, id));
  await db.delete(files).where(eq(files.id, fileId));
});

test("a paragraph keeps its number, the day and the reason in every format", async () => {
  const before = await app.request(`${site()}/documento/v/1/scarica/json`);
  await before.arrayBuffer();
  expect((await storedFiles()).filter(({ content, withdrawn }) => !withdrawn && content.length > 0)).toHaveLength(14);
  must(await takeDown(world.planner, target("capoverso", paragraphId, { versione: "1" })));
  // With the act itself, whoever asks and whenever they are made anew.
  expect((await storedFiles()).filter(({ content, withdrawn }) => !withdrawn || content.length > 0)).toEqual([]);
  const gone = await app.request(`${site()}/documento/v/1/scarica/json`, {
    headers: { "if-none-match": before.headers.get("etag") ?? "" },
  });
  expect([gone.status, gone.headers.get("retry-after")]).toEqual([410, "60"]);
  expect(await gone.text()).toContain("non si può più scaricare");
  const words = await withWords("Le attese sono lunghe");
  expect(words).toEqual([]);
  const told = await withWords("Dati di una terza persona");
  for (const format of ["html", "md", "json", "csv"])
    expect(told).toContain(`${site()}/documento/v/1/scarica/${format}`);
  expect(told).toContain(`${site()}/documento/v/1`);
  const again = await app.request(`${site()}/documento/v/1/scarica/json`, {
    headers: { "if-none-match": before.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(200);
  await green();
});

test("a name found in a cited passage: the text is redacted anew, its quotation is covered everywhere, the others stay", async () => {
  const [row] = await db
    .select({ seen: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.id, alfa.contributionId));
  const start = said.indexOf(name);
  const marks = [{ start, end: start + name.length, reason: "third_party" }];
  expect(
    codeOf(await redactPublished(world.planner, { number: alfa.number, title: "", seen: "old", omissis: marks })),
  ).toBe("stale");
  expect(
    must(await redactPublished(world.planner, { number: alfa.number, title: "", seen: row?.seen, omissis: marks })),
  ).toMatchObject({ covered: 1 });
  expect(await listVersionsToCover(alfa.contributionId)).toEqual([1]);
  expect(await withWords(name)).toEqual([]);
  const own = [`${site()}/contributi`, `${site()}/contributi.csv`, `${site()}/contributi/${alfa.number}`];
  expect(await withWords("aspetta da nove anni")).toEqual(own.flatMap((path) => [path, `/en${path}`]));
  expect((await withWords("I turni di notte")).length).toBeGreaterThan(4);
  const [now] = await db
    .select({ seen: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.id, alfa.contributionId));
  expect(
    codeOf(await redactPublished(world.planner, { number: alfa.number, title: "", seen: now?.seen, omissis: [] })),
  ).toBe("forbidden");
  expect((await green())["places"]).toBe(1);
});

test("the version is reissued under its number: only words are covered, both hashes are shown, and the removed paragraph can return", async () => {
  const first = await getVersion(world.campaignId, 1);
  const preview = await previewReissue(world.campaignId, 1, name.toLowerCase());
  expect(preview).toMatchObject({
    quotations: 1,
    changes: [{ place: "paragraph", after: "Le attese sono lunghe: [omissis] ne è un caso." }],
    stillQuoted: [],
  });
  const asked = {
    campaignId: world.campaignId,
    number: 1,
    words: name,
    reason: "Tutela di una terza persona",
    seen: first?.sha256,
    draft: "on",
  };
  const outcomes = await Promise.all([reissueVersion(world.lead, asked), reissueVersion(world.lead, asked)]);
  expect(outcomes.map(codeOf).sort()).toEqual(["ok", "stale"]);
  const [held] = (await listTakedowns(world.campaignId)).filter((each) => each.kind === "paragraph");
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Ripubblicato con omissis" }));
  const html = await (await app.request(`${site()}/documento/v/1`)).text();
  expect(html).toContain("Tutela di una terza persona");
  expect(html).toContain("Le attese sono lunghe");
  const second = await getVersion(world.campaignId, 1);
  expect(second).toMatchObject({ edition: 2, publishedAt: first?.publishedAt });
  await makeFiles();
  for (const hash of [first?.sha256, second?.sha256]) {
    expect(html).toContain(hash);
    for (const format of ["html", "md", "json"])
      expect(await (await app.request(`${site()}/documento/v/1/scarica/${format}`)).text(), format).toContain(hash);
  }
  expect(await withWords(name)).toEqual([]);
  expect(await db.$count(versions, eq(versions.campaignId, world.campaignId))).toBe(2);
  await green();
});

test("a whole version leaves its address; the document's own address leads elsewhere, and its number is never used again", async () => {
  must(await takeDown(world.lead, target("versione", 1)));
  const page = await app.request(`${site()}/documento/v/1`);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).not.toContain("Di notte mancano");
  expect(html).toContain("Dati di una terza persona");
  expect((await app.request(`${site()}/documento/v/1/scarica/md`)).status).toBe(410);
  expect(await (await app.request(`${site()}/documento`)).text()).toContain("non è ancora uscito");
  const held = (await listTakedowns(world.campaignId)).find((each) => each.kind === "version");
  while ((await runDueJobs(new Date())) > 0);
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Era un errore" }));
  expect(await (await app.request(`${site()}/documento/v/1`)).text()).toContain("Di notte mancano");
  // Nothing but its own jobs makes the files again, and nobody has to wait for the hourly cleaning.
  while ((await runDueJobs(new Date())) > 0);
  expect((await app.request(`${site()}/documento/v/1/scarica/md`)).status).toBe(200);
});

test("the news of a publication waits ten minutes and dies with a takedown or a withdrawal", async () => {
  const fresh = await published(world, "Circolo Gamma", "Più luce nelle piazze.");
  await db
    .update(contributions)
    .set({ state: "ready", publishedAt: null })
    .where(eq(contributions.id, fresh.contributionId));
  must(await publishContributions(world.lead, { campaignId: world.campaignId, numbers: [fresh.number] }));
  const about = `contribution:${fresh.contributionId}`;
  const waiting = await db.select({ dueAt: jobs.dueAt }).from(jobs).where(eq(jobs.about, about));
  expect(waiting.length).toBeGreaterThan(0);
  for (const job of waiting) expect(job.dueAt.getTime()).toBe(noon.getTime() + 600_000);
  must(await takeDown(world.lead, target("contributo", fresh.number)));
  expect(await db.$count(jobs, eq(jobs.about, about))).toBe(0);
  expect(await db.$count(notices, eq(notices.once, `published ${fresh.contributionId}`))).toBe(0);
  await db.update(contributions).set({ state: "withdrawn" }).where(eq(contributions.id, fresh.contributionId));

  await db.update(contributions).set({ state: "published" }).where(eq(contributions.id, alfa.contributionId));
  const version = `version:${world.campaignId} 1`;
  expect(await db.$count(jobs, eq(jobs.about, version))).toBe(0);
  expect(
    await db.$count(notices, and(eq(notices.kind, "version_published"), eq(notices.campaignId, world.campaignId))),
  ).toBe(0);
  must(await withdrawVersion(world.lead, { campaignId: world.campaignId, number: 1, reason: "Manca una pagina" }));
  expect(await (await app.request(`${site()}/documento/v/1`)).text()).toContain("Manca una pagina");
});

test("what cannot be taken down is refused", async () => {
  expect(codeOf(await takeDown(world.lead, target("contributo", "NIENTE-1")))).toBe("not_found");
  expect(codeOf(await takeDown(world.lead, target("capoverso", "niente", { versione: "1" })))).toBe("not_found");
  expect(codeOf(await takeDown(world.lead, { ...target("capoverso", plainId, { versione: "1" }), reason: "" }))).toBe(
    "invalid",
  );
  expect(codeOf(await takeDown(visitor, target("contributo", night.number)))).toBe("sign_in");
});
