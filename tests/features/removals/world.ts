import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { expect } from "vitest";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { app } from "#app/server.ts";
import { campaigns, roundTerms } from "#db/schema/index.ts";
import type { Db } from "#db/client.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { contextFor, noon } from "#tests/support/builders.ts";
import { makeFiles, storedFiles } from "#tests/support/files/version-files.ts";
import { documentWorld, must, publish, published, write } from "../document/world.ts";

export const name = "Ermenegilda Zuccotti";
export const said = `Chiediamo case popolari vicine alle fabbriche. La signora ${name} aspetta da nove anni. Servono autobus di notte.`;

/**
 * A consultation with a published version that quotes two published texts, in one of which somebody is named, and the
 * reading of every public byte of it.
 */
export async function removalsWorld(db: Db) {
  const world = await documentWorld(db);
  const [{ slug }] = (await db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId))) as [{ slug: string }];
  const visitor = await contextFor(null);
  await db.insert(roundTerms).values({
    id: newId(noon),
    roundId: world.roundId,
    version: 1,
    opensAt: new Date(noon.getTime() - 1),
    closesAt: noon,
    decidedAt: noon,
  });
  const alfa = await published(world, "Sindacato Alfa", said, `La signora ${name} aspetta da nove anni.`);
  const night = await published(world, "Unione Beta", "I turni di notte non hanno autobus.");
  const paragraphId = await write(world, `Le attese sono lunghe: **${name}** ne è un caso.`, [
    [alfa.excerptId, "supports"],
    [night.excerptId, "context"],
  ]);
  const plainId = await write(world, "Di notte mancano gli autobus.", [[night.excerptId, "supports"]]);
  must(await publish(world, world.lead, 1));

  const site = () => `/consultazioni/${slug}`;
  const addresses = () =>
    [
      site(),
      `${site()}/linee/1`,
      `${site()}/contributi`,
      `${site()}/contributi?cerca=Zuccotti`,
      `${site()}/contributi.csv`,
      `${site()}/estratti.csv`,
      `${site()}/documento/v/1`,
      `${site()}/contributi/${alfa.number}`,
      `${site()}/contributi/${night.number}`,
      ...["html", "md", "json", "csv", "docx", "odt"].map((format) => `${site()}/documento/v/1/scarica/${format}`),
    ].flatMap((path) => [path, `/en${path}`]);

  /**
   * Every public byte of the consultation: at once, with the files as they are stored, and again when what was taken
   * away is made anew. Packed files are unpacked.
   */
  async function everything(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const read = async (address: string) => {
      const bytes = new Uint8Array(await (await app.request(address)).arrayBuffer());
      found.set(address, `${found.get(address) ?? ""}\n${unpacked(bytes)}`);
    };
    for (const address of addresses()) await read(address);
    for (const { lang, format, content } of await storedFiles())
      found.set(`stored ${lang} ${format}`, `${found.get(`stored ${lang} ${format}`) ?? ""}\n${unpacked(content)}`);
    await makeFiles();
    for (const address of addresses().filter((each) => each.includes("/scarica/"))) await read(address);
    return found;
  }
  const withWords = async (words: string) =>
    [...(await everything())]
      .filter(([address, text]) => text.includes(words) && !address.includes("cerca="))
      .map(([address]) => address);
  return { world, slug, visitor, alfa, night, paragraphId, plainId, site, withWords };
}
export type RemovalsWorld = Awaited<ReturnType<typeof removalsWorld>>;

const unpacked = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join("\n")
    : Buffer.from(bytes).toString("utf8");
/** Looks that `verify` finds nothing wrong; gives how many rows of each kind it counts as withheld. */
export const green = async () => {
  const results = await verifyAll();
  expect(results.flatMap((result) => result.wrong)).toEqual([]);
  return Object.fromEntries(results.map(({ what, withheld }) => [what, withheld]));
};
