import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { codePoints, type Prose } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import { assembleVersion } from "#app/features/document/assemble.server.ts";
import type { VersionContent } from "#app/features/document/version.ts";
import { recordCitations } from "#app/features/document/versions.server.ts";
import { formatCodes } from "#app/features/exports/formats.server.ts";
import { reapplyOmissisOnce } from "#app/features/removals/reapply.server.ts";
import { database, useDatabase } from "#db/client.server.ts";
import { auditLog, campaigns, contributions, publicTexts, roundTerms, versions } from "#db/schema/index.ts";
import { ask } from "#tests/support/server/app.ts";
import { restoreAnew, scratch } from "#tests/support/database/backups.ts";
import { asFirstReleases } from "#tests/support/before-omissis.ts";
import { later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";
import { writeBackupFile } from "#app/features/backups/backup-file.server.ts";
import { dumpDatabase } from "#app/features/backups/dump.server.ts";
import { documentWorld, published, write, type DocumentWorld } from "../document/world.ts";

/** A database as the first releases left it: covered words in the labels and addresses of what is public. */
const db = await testDatabase();
const name = "Ermenegilda Zuccotti";
const address = "mailto:e.zuccotti@posta.it";
const said = [
  `La signora ${name} aspetta da nove anni[^Zuccotti]. I turni cambiano [di sera](${address}).`,
  "[^Zuccotti]: Sentita a marzo.",
].join("\n\n");
const quoted = "I turni cambiano di sera.";
let world: DocumentWorld;
let campaign: { code: string; slug: string };
let text: Awaited<ReturnType<typeof published>>;
let before: { texts: unknown[]; editions: unknown[] };

const textsOf = () =>
  db.select().from(publicTexts).where(eq(publicTexts.sourceId, text.contributionId)).orderBy(asc(publicTexts.id));
const editionsOf = () =>
  db.select().from(versions).where(eq(versions.campaignId, world.campaignId)).orderBy(asc(versions.edition));

beforeAll(async () => {
  world = await documentWorld(db);
  const [row] = await db
    .select({ code: campaigns.code, slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId));
  campaign = row ?? { code: "", slug: "" };
  const term = { version: 1, opensAt: later(-1), closesAt: noon, decidedAt: noon };
  await db.insert(roundTerms).values({ id: newId(noon), roundId: world.roundId, ...term });
  text = await published(world, "Sindacato Alfa", said, quoted);
  await coverAsBefore();
  await write(world, "I turni cambiano.", [[text.excerptId, "supports"]]);
  await write(world, "Un altro capoverso.", [], true);
  await publishAsBefore();
  before = { texts: await textsOf(), editions: await editionsOf() };
});

/** An omissis of the first releases. */
async function coverAsBefore(): Promise<void> {
  const [row] = await db.select().from(publicTexts).where(eq(publicTexts.id, text.publicTextId));
  if (!row) throw new Error("No text");
  const prose = asFirstReleases(parseProse(said), name);
  const start = codePoints(said.slice(0, said.indexOf(name)));
  const omissis = [{ start, end: start + codePoints(name), reason: "third_party" }];
  const { search: _, ...values } = row;
  const id = newId(later(1));
  const digest = sha256(canonicalJson({ title: row.title, ...prose }));
  await db.insert(publicTexts).values({ ...values, id, ...prose, sha256: digest, omissis, sentences: [] });
  await db.update(contributions).set({ publicTextId: id }).where(eq(contributions.id, text.contributionId));
  await db.transaction((tx) => placeExcerpts(tx, text.contributionId, id));
}

/**
 * A version of the first releases and its reissue: the name covered in a paragraph, and left in its label and address.
 */
async function publishAsBefore(): Promise<void> {
  const made = await assembleVersion(db, world.campaignId, {
    number: 1,
    state: "draft",
    publishedAt: noon.toISOString(),
    office: "Ufficio Lavoro",
    act: null,
  });
  if (!made) throw new Error("No document");
  const first = parseProse(`Lo dice ${name}[^Zuccotti], anche [qui](${address}).\n\n[^Zuccotti]: Nota.`);
  const other = parseProse("Si può scrivere [alla referente](mailto:ermenegilda.zuccotti@posta.it).");
  const content = withProse(made.content, [first, other]);
  await writeEdition(content, 1, "");
  await writeEdition(withProse(content, [asFirstReleases(first, name), other]), 2, "Tutela di una terza persona");
}

function withProse(content: VersionContent, proses: readonly Prose[]): VersionContent {
  let at = 0;
  const sections = content.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((each) => ({ ...each, ...proses[at++] })),
  }));
  return { ...content, sections };
}

async function writeEdition(content: VersionContent, edition: number, reissueReason: string): Promise<void> {
  const id = newId(noon);
  const canonical = canonicalJson(content);
  const values = {
    id,
    campaignId: world.campaignId,
    number: 1,
    edition,
    reissueReason,
    content,
    canonical,
    sha256: sha256(canonical),
  };
  const by = {
    state: "draft" as const,
    office: "Ufficio Lavoro",
    publishedAt: noon,
    publishedBy: world.lead.actor?.personId ?? "",
  };
  await db.insert(versions).values({ ...values, ...by });
  await db.transaction((tx) => recordCitations(tx, id, content));
}

/** Every public byte in which the name stands, whatever its case. */
async function publicWith(words: RegExp): Promise<string[]> {
  const site = `/consultazioni/${campaign.slug}`;
  const pages = [`${site}/contributi/${text.number}`, `${site}/documento/v/1`, `${site}/contributi`].flatMap((page) => [
    page,
    `${page}.data`,
  ]);
  const exports_ = formatCodes
    .filter((format) => !["pdf", "docx", "odt"].includes(format))
    .map((format) => `${site}/documento/v/1/scarica/${format}`);
  const found: string[] = [];
  await makeFiles();
  for (const path of [...pages, ...exports_].flatMap((each) => [each, `/en${each}`])) {
    const answer = await ask(path);
    expect([path, answer.status]).toEqual([path, 200]);
    if (words.test(await answer.text())) found.push(path);
  }
  return found;
}

async function verified() {
  const results = (await verifyAll()).filter(({ what }) =>
    ["public_texts", "versions", "excerpts", "places", "omissis"].includes(what),
  );
  return Object.fromEntries(
    results.map(({ what, wrong, withheld }) => [what, what === "omissis" ? { wrong, withheld } : wrong]),
  );
}
const green = { public_texts: [], versions: [], excerpts: [], places: [] };

test("verify names the text and the version that say a covered word beside their own", async () => {
  expect(await verified()).toEqual({ ...green, omissis: { wrong: [text.number, `${campaign.code} v1`], withheld: 1 } });
  const found = await publicWith(/zuccotti/i);
  expect(found).toContain(`/consultazioni/${campaign.slug}/contributi/${text.number}.data`);
  expect(found).toContain(`/en/consultazioni/${campaign.slug}/documento/v/1/scarica/json`);
});

test("a restore of such a database applies its omissis whole", async () => {
  const file = `${scratch()}/prima.backup`;
  await writeBackupFile(file, (out) => dumpDatabase(out, noon));
  const own = database();
  await restoreAnew(file, { now: later(60_000) });
  const restored = await verified();
  useDatabase(own);
  expect(restored).toEqual({ ...green, omissis: { wrong: [], withheld: 3 } });
});

test("the first start after the update publishes both again under their numbers, and no public byte says the word", async () => {
  await reapplyOmissisOnce(later(60_000));
  expect(await verified()).toEqual({ ...green, omissis: { wrong: [], withheld: 3 } });
  expect(await publicWith(/zuccotti/i)).toEqual([]);
  const page = await (await ask(`/consultazioni/${campaign.slug}/documento/v/1`)).text();
  expect(page).toContain("Gli omissis già decisi valgono anche per gli indirizzi dei collegamenti e per le note");
  expect(page).toContain("alla referente");
  // The citation still leads to its words.
  expect(page).toContain(quoted);
  expect(await (await ask(`/consultazioni/${campaign.slug}/contributi/${text.number}`)).text()).toContain(
    `id="e-${text.excerptId}"`,
  );
});

test("what was there stays to the byte, each new text has its entry of the log, a second start does nothing", async () => {
  const [texts, editions] = [await textsOf(), await editionsOf()];
  expect([texts.slice(0, 2), editions.slice(0, 2)]).toEqual([before.texts, before.editions]);
  expect([texts.length, editions.length]).toEqual([3, 3]);
  expect(texts[2]).toMatchObject({ plain: texts[1]?.plain, title: texts[1]?.title, omissis: texts[1]?.omissis });
  const { action, personId, detail } = auditLog;
  const entries = await db.select({ action, personId, detail }).from(auditLog).orderBy(asc(auditLog.seq));
  expect(entries.slice(-2)).toEqual([
    {
      action: "contribution.redact",
      personId: null,
      detail: { number: text.number, publicText: texts[2]?.sha256, omissis: 1, reapplied: true },
    },
    {
      action: "document.reissue",
      personId: null,
      detail: {
        number: 1,
        edition: 3,
        sha256: editions[2]?.sha256,
        before: editions[1]?.sha256,
        covered: 2,
        reapplied: true,
      },
    },
  ]);
  await reapplyOmissisOnce(later(120_000));
  expect([(await textsOf()).length, (await editionsOf()).length]).toEqual([3, 3]);
});
