import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { openSession } from "#app/access/session.server.ts";
import { takeDown } from "#app/features/removals/takedowns.server.ts";
import { attachments, campaigns, files } from "#db/schema/index.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { addPerson, addRole, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { documentWorld, must, published, type DocumentWorld } from "../document/world.ts";

/** What somebody called a file may name whom an omissis covers. */
const db = await testDatabase();
let world: DocumentWorld;
let slug: string;
let text: Awaited<ReturnType<typeof published>>;
let replaced: string;

beforeAll(async () => {
  world = await documentWorld(db);
  const [campaign] = await db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId));
  slug = campaign?.slug ?? "";
  text = await published(world, "Sindacato Alfa", "I turni di notte non hanno autobus.");
  const replacementId = await addFile("relazione (con omissis).pdf");
  replaced = newId(noon);
  const released = { contributionId: text.contributionId, role: "attachment" as const, releasedAt: noon, position: 1 };
  await db
    .insert(attachments)
    .values({ id: replaced, fileId: await addFile("lettera-Zuccotti.pdf"), replacementId, ...released });
});

async function addFile(name: string): Promise<string> {
  const id = newId(noon);
  const content = new TextEncoder().encode(`%PDF-1.7 ${name}`);
  await db
    .insert(files)
    .values({ id, name, mediaType: "application/pdf", size: 9, sha256: id, content, createdAt: noon });
  return id;
}

/** The page and its data, in both languages. */
async function said(path: string, cookie?: string): Promise<string> {
  const [page = "", query = ""] = path.split("?");
  const answers = [];
  for (const address of [page, `/en${page}`].flatMap((each) => [`${each}?${query}`, `${each}.data?${query}`])) {
    const answer = await ask(address, { cookie });
    expect([address, answer.status]).toEqual([address, 200]);
    answers.push(await answer.text());
  }
  return answers.join("\n");
}

test("a report on an attachment names the file that is public, not the one that it stands in for", async () => {
  const page = await said(`/consultazioni/${slug}/segnala?allegato=${replaced}`);
  expect(page).toContain("relazione (con omissis).pdf");
  expect(page).not.toContain("Zuccotti");
});

test("neither the office's readers nor the public learn how the files of a text taken down are called", async () => {
  const auditor = await addPerson();
  await addRole(auditor, "auditor", world.campaignId);
  const now = new Date();
  const cookie = async (personId: string) => cookieOf(await openSession(personId, "Firefox, Linux", null, now, now));
  must(
    await takeDown(world.lead, {
      campaignId: world.campaignId,
      allegato: replaced,
      reason: "Dati di una terza persona",
    }),
  );
  const list = `/gestione/${slug}/rimozioni`;
  expect(await said(list, await cookie(auditor))).not.toContain("Zuccotti");
  expect(await said(list, await cookie(world.planner.actor?.personId ?? ""))).toContain("lettera-Zuccotti.pdf");
  await db.update(attachments).set({ withheldReason: "" }).where(eq(attachments.id, replaced));
  must(
    await takeDown(world.lead, {
      campaignId: world.campaignId,
      contributo: text.number,
      reason: "Dati di una terza persona",
    }),
  );
  expect(await said(`/consultazioni/${slug}/segnala?allegato=${replaced}`)).not.toMatch(/Zuccotti|relazione/);
});
