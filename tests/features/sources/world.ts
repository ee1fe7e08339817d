import { eq } from "drizzle-orm";
import { extractText, getDocumentProxy } from "unpdf";
import { expect } from "vitest";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/index.ts";
import { ask } from "#tests/support/server/app.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";
import { partsOf, squeezed, textOf } from "#tests/features/formats/read.ts";
import { documentWorld, published } from "../document/world.ts";
import { addKinds } from "./second-kind.ts";

/** A consultation with one published text of a body, in a house that knows the kinds of these tests. */
export async function secondKindWorld(db: Db) {
  await addKinds(db);
  const world = await documentWorld(db);
  const [{ slug }] = (await db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId))) as [{ slug: string }];
  const by = world.planner.actor?.personId ?? "";
  const alfa = await published(world, "Sindacato Alfa", "I turni di notte non hanno autobus.");

  const site = () => `/consultazioni/${slug}`;
  const pages = () =>
    [
      site(),
      `${site()}/linee/1`,
      `${site()}/estratti.csv`,
      `${site()}/documento/v/1`,
      `${site()}/contributi/${alfa.number}`,
      ...["html", "md", "json", "csv", "docx", "odt", "pdf"].map(
        (format) => `${site()}/documento/v/1/scarica/${format}`,
      ),
    ].flatMap((path) => [path, `/en${path}`]);
  /** The public addresses that say these words now. */
  const where = async (words: string): Promise<string[]> => {
    const found: string[] = [];
    await makeFiles();
    for (const path of pages()) {
      const answer = await ask(path);
      if (answer.status === 200 && (await readable(answer)).includes(words)) found.push(path.replace(site(), ""));
    }
    return found;
  };
  return { world, slug, by, alfa, site, pages, where };
}
export type SecondKindWorld = Awaited<ReturnType<typeof secondKindWorld>>;

/** What the answer says once it is unpacked. */
export async function readable(answer: Response): Promise<string> {
  const type = answer.headers.get("content-type") ?? "";
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (/officedocument|opendocument/.test(type)) return squeezed(Object.values(partsOf(bytes)).map(textOf).join("\n"));
  if (!type.includes("pdf")) return squeezed(textOf(new TextDecoder().decode(bytes)));
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return squeezed(text);
}

/** Looks that `verify` finds nothing wrong; gives how many rows of each part it counts as withheld. */
export async function green(): Promise<Record<string, number | undefined>> {
  const results = await verifyAll();
  expect(results.flatMap(({ what, wrong }) => wrong.map((each) => `${what} ${each}`))).toEqual([]);
  return Object.fromEntries(results.map(({ what, withheld }) => [what, withheld]));
}
