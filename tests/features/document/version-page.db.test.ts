import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { removeParagraph } from "#app/features/document/documents.server.ts";
import { withdrawVersion } from "#app/features/document/versions.server.ts";
import { app } from "#app/server.ts";
import { campaigns, contributions } from "#db/schema/index.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { writeFiles } from "#app/features/exports/version-file.server.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";
import { content, paragraph } from "./content.ts";
import { documentWorld, must, publish, published, write } from "./world.ts";

const db = await testDatabase();
const supporting = "Chiediamo una paga minima <b>scritta</b> & certa nei bandi.";
const opposing = "La paga minima nei bandi esclude le imprese più piccole.";
let slug: string;
let path: string;
let paragraphId: string;
let world: Awaited<ReturnType<typeof documentWorld>>;
let against: Awaited<ReturnType<typeof published>>;

beforeAll(async () => {
  world = await documentWorld(db);
  [{ slug }] = (await db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId))) as [{ slug: string }];
  path = `/consultazioni/${slug}/documento`;
  const alfa = await published(world, "Sindacato Alfa", supporting);
  against = await published(world, "Unione Beta", opposing);
  expect(await (await app.request(path)).text()).toContain("non è ancora uscito");
  paragraphId = await write(world, "Sulla paga minima non c’è accordo.", [
    [alfa.excerptId, "supports"],
    [against.excerptId, "opposes"],
  ]);
  await write(world, "A cura dell’ufficio.", [], true);
  must(await publish(world, world.lead, 1));
});

const get = async (address: string) => {
  const response = await app.request(address);
  return {
    status: response.status,
    headers: response.headers,
    html: response.status === 302 ? "" : await response.text(),
  };
};

test("the document's own address leads to the newest version, in the reader's language", async () => {
  expect((await get(path)).headers.get("location")).toBe(`${path}/v/1`);
  expect((await get(`/en${path}`)).headers.get("location")).toBe(`/en${path}/v/1`);
});

describe.each([
  ["", "1 contrasta", "Testo di raccordo"],
  ["/en", "1 opposes", "Linking text"],
])("the page under «%s»", (prefix, count, linking) => {
  test("needs no script, and shows who opposes as it shows who supports", async () => {
    const { status, html } = await get(`${prefix}${path}/v/1`);
    expect(status).toBe(200);
    expect(html).not.toMatch(/<script/i);
    for (const words of [opposing, supporting.replace("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")])
      expect(html).toContain(words);
    expect(html).toContain(count);
    expect(html).toContain("quotation-opposes");
    expect(html).toContain("quotation-supports");
    expect(html).toContain(linking);
    expect(html).toContain(`id="p-${paragraphId}"`);
    expect(html).toContain(`${prefix}/consultazioni/${slug}/contributi/${against.number}#e-${against.excerptId}`);
    if (prefix) expect(html).toMatch(/<blockquote lang="it">/);
  });

  test.each(["v/0", "v/2", "v/01", "v/x"])("has a 404 for %s", async (number) => {
    expect((await get(`${prefix}${path}/${number}`)).status).toBe(404);
  });
});

test("until its files are made, their addresses say that they are being prepared, and nobody who asks makes them", async () => {
  const answer = await app.request(`${path}/v/1/scarica/md`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "60"]);
  expect(await answer.text()).toContain("si sta preparando");
  expect((await app.request(`/en${path}/v/1/scarica/docx`)).status).toBe(503);
  await makeFiles();
  expect((await app.request(`${path}/v/1/scarica/md`)).status).toBe(200);
});

test.each(["md", "json", "csv", "html"])(
  "the whole version is there as %s, with its paragraph's id",
  async (format) => {
    const response = await app.request(`${path}/v/1/scarica/${format}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString("utf8");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(Number(response.headers.get("content-length"))).toBe(bytes.byteLength);
    expect(text).toContain(paragraphId);
    expect(text).toContain("esclude le imprese");
    const again = await app.request(`${path}/v/1/scarica/${format}`, {
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    const part = await app.request(`${path}/v/1/scarica/${format}`, { headers: { range: "bytes=100-199" } });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(100, 200)]);
  },
);

test("a file that can't be made is an error each time, never half a file", async () => {
  const broken = {
    content: content([paragraph("a", "Uno.", [["missing", "supports"]])]),
    sha256: "0",
    withdrawn: null,
    editions: [],
    coverKey: "",
  };
  for (let time = 0; time < 2; time += 1)
    await expect(writeFiles(broken, "it", ["md"], "https://example.org")).rejects.toThrow();
});

test("an unknown format, and a format of no version, are not found", async () => {
  for (const address of [`${path}/v/1/scarica/exe`, `${path}/v/9/scarica/md`])
    expect((await get(address)).status).toBe(404);
});

test("the data files hold what is published and no person", async () => {
  const [texts, passages] = [
    await get(`/consultazioni/${slug}/contributi.csv`),
    await get(`/consultazioni/${slug}/estratti.csv`),
  ];
  expect(texts.html).toContain(against.number);
  expect(passages.html).toContain(opposing);
  for (const { html } of [texts, passages]) expect(html).not.toMatch(/Persona \d|@example\.org/);
});

test("a contribution that is taken down leaves the page, the files and the data; the page says so", async () => {
  await db.update(contributions).set({ state: "taken_down" }).where(eq(contributions.id, against.contributionId));
  publishChange();
  for (const address of [
    `${path}/v/1`,
    `/en${path}/v/1`,
    `${path}/v/1/scarica/json`,
    `${path}/v/1/scarica/md`,
    `${path}/v/1/scarica/csv`,
    `/consultazioni/${slug}/estratti.csv`,
  ])
    expect((await get(address)).html).not.toContain("esclude le imprese");
  const { html } = await get(`${path}/v/1`);
  expect(html).toContain("non è più pubblico");
  expect(html).toContain(against.number);
});

test("a withdrawn version stays at its address and says so; the newest standing one is the document", async () => {
  must(await removeParagraph(world.planner, { paragraphId }));
  must(await publish(world, world.lead, 2));
  must(await withdrawVersion(world.lead, { campaignId: world.campaignId, number: 2, reason: "Manca una pagina." }));
  expect((await get(`${path}/v/2`)).html).toContain("Manca una pagina.");
  expect((await get(path)).headers.get("location")).toBe(`${path}/v/1`);
});
