import { eq } from "drizzle-orm";
import { unzipSync, strFromU8 } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { exportFormats, formatCodes, type FormatCode } from "#app/features/exports/formats.server.ts";
import { publishedOf, writeFiles } from "#app/features/exports/version-file.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { contributions } from "#db/schema/index.ts";
import { squeezed } from "#tests/support/files/exported.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { documentWorld, must, publish, published, write, type DocumentWorld } from "../document/world.ts";
import { textOf, unescapeXml } from "#tests/features/formats/read.ts";

const db = await testDatabase();
const name = "Ermenegilda Zuccotti";
const said = `La signora ${name} aspetta da nove anni.`;
let world: DocumentWorld;
let alfa: Awaited<ReturnType<typeof published>>;
let paragraphId: string;

beforeAll(async () => {
  world = await documentWorld(db);
  alfa = await published(world, "Sindacato Alfa", said);
  const other = await published(world, "Unione Beta", "I turni di notte non hanno autobus.");
  await write(world, "Le attese sono lunghe.", [[alfa.excerptId, "supports"]]);
  paragraphId = await write(world, "Il capoverso **parla di Gualtiero Ponzi** per nome.", [
    [other.excerptId, "context"],
  ]);
  must(await publish(world, world.lead, 1));
});

/**
 * Everything that is written in the file: all parts of a package with and without their marks, every page of a PDF with
 * its metadata and bookmarks.
 */
async function unpacked(file: Uint8Array, format: FormatCode): Promise<string> {
  if (format === "docx" || format === "odt") {
    return squeezed(
      Object.entries(unzipSync(file))
        .map(([part, data]) => `${part}\n${unescapeXml(strFromU8(data))}\n${textOf(strFromU8(data))}`)
        .join("\n"),
    );
  }
  if (format !== "pdf") return squeezed(new TextDecoder().decode(file));
  const pdf = await getDocumentProxy(file.slice());
  const { text } = await extractText(pdf, { mergePages: true });
  const { info, metadata } = await pdf.getMetadata();
  return squeezed(
    [
      text,
      JSON.stringify(info),
      JSON.stringify([...metadata]),
      JSON.stringify(await pdf.getOutline()),
      Buffer.from(file).toString("latin1"),
    ].join("\n"),
  );
}

async function filesWith(words: string): Promise<string[]> {
  const version = await getVersion(world.campaignId, 1);
  if (!version) throw new Error("The version is gone");
  const found: string[] = [];
  for (const lang of ["it", "en"] as const) {
    const files = await writeFiles(publishedOf(version), lang, formatCodes, "https://tavolo.example");
    for (const [at, format] of formatCodes.entries())
      if ((await unpacked(files[at] ?? new Uint8Array(), format)).includes(words)) found.push(`${lang} ${format}`);
  }
  return found;
}
const all = ["it", "en"].flatMap((lang) => formatCodes.map((format) => `${lang} ${format}`));

test("the words are in every file before: the search would find them", async () => {
  expect(Object.keys(exportFormats)).toEqual([...formatCodes]);
  for (const words of ["Zuccotti", "Gualtiero Ponzi"]) expect(await filesWith(words)).toEqual(all);
});

test("a contribution taken down is quoted in no file", async () => {
  must(
    await takeDown(world.planner, {
      campaignId: world.campaignId,
      contributo: alfa.number,
      reason: "Dati di una terza persona",
    }),
  );
  for (const words of ["Zuccotti", "nove anni"]) expect(await filesWith(words)).toEqual([]);
  const [held] = await listTakedowns(world.campaignId);
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Si copre il nome" }));
  expect(await filesWith("Zuccotti")).toEqual(all);
});

test("words under an omissis are in no file, with the mark in their place", async () => {
  const [row] = await db
    .select({ seen: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.id, alfa.contributionId));
  const start = said.indexOf(name);
  must(
    await redactPublished(world.planner, {
      number: alfa.number,
      title: "",
      seen: row?.seen,
      omissis: [{ start, end: start + name.length, reason: "third_party" }],
    }),
  );
  for (const words of ["Zuccotti", "Ermenegilda"]) expect(await filesWith(words)).toEqual([]);
  expect(await filesWith("omissis")).toEqual(all);
});

test("a paragraph taken down is in no file, the day and the reason are in each", async () => {
  must(
    await takeDown(world.planner, {
      campaignId: world.campaignId,
      versione: "1",
      capoverso: paragraphId,
      reason: "Nominava una persona",
    }),
  );
  for (const words of ["Ponzi", "Gualtiero"]) expect(await filesWith(words)).toEqual([]);
  expect(await filesWith("Nominava una persona")).toEqual(all);
});
