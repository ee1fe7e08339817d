import { eq } from "drizzle-orm";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { openSession } from "#app/access/session.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { dossierFile, recordDossier } from "#app/features/dossiers/dossier-file.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import {
  attachments,
  auditLog,
  campaigns,
  contributions,
  files,
  joins,
  mandates,
  organisationNames,
  organisations,
  people,
  redactionObjections,
  revisions,
  roundTerms,
} from "#db/schema/index.ts";
import { addMandate, addOrganisation, addPerson, addRole, contextFor, later, noon } from "#tests/support/builders.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { squeezed } from "#tests/features/formats/read.ts";
import { codeOf, documentWorld, must, publish, published, write, type DocumentWorld } from "../document/world.ts";

const db = await testDatabase();
const name = "Ermenegilda Zuccotti";
const said = `Chiediamo case popolari vicine alle fabbriche. La signora ${name} aspetta da nove anni.`;
let world: DocumentWorld;
let campaign: { id: string; slug: string; title: string; demo: boolean };
let alfa: Awaited<ReturnType<typeof published>>;

beforeAll(async () => {
  world = await documentWorld(db);
  [campaign] = (await db
    .select({ id: campaigns.id, slug: campaigns.slug, title: campaigns.title, demo: campaigns.demo })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId))) as [typeof campaign];
  await db.insert(roundTerms).values({
    id: newId(noon),
    roundId: world.roundId,
    version: 1,
    opensAt: new Date(noon.getTime() - 1),
    closesAt: later(60_000),
    decidedAt: noon,
  });
  alfa = await published(world, "Sindacato Alfa", said, "Chiediamo case popolari vicine alle fabbriche.");
  await write(world, "Servono case vicine al lavoro.", [[alfa.excerptId, "supports"]]);
  must(await publish(world, world.lead, 1));
  await addFile("lettera di Zuccotti.pdf");
  const [revision] = await db
    .select({ id: revisions.id })
    .from(revisions)
    .where(eq(revisions.contributionId, alfa.contributionId));
  const beta = await addOrganisation({ name: "Unione Beta", seat: { campaignId: world.campaignId, bench: "unions" } });
  const signer = await addPerson({ name: "Firmataria Segreta" });
  const [named] = await db
    .select({ id: organisationNames.id })
    .from(organisationNames)
    .where(eq(organisationNames.organisationId, beta));
  await db.insert(joins).values({
    id: newId(noon),
    contributionId: alfa.contributionId,
    revisionId: revision?.id ?? null,
    textSha256: "0".repeat(64),
    organisationId: beta,
    organisationNameId: named?.id ?? "",
    bench: "unions",
    personId: signer,
    mandateId: await addMandate(signer, beta, world.campaignId),
    joinedAt: noon,
  });
});

async function addFile(fileName: string): Promise<void> {
  const fileId = newId(noon);
  await db.insert(files).values({
    id: fileId,
    name: fileName,
    mediaType: "application/pdf",
    size: 2_048,
    sha256: "ab".repeat(32),
    content: new TextEncoder().encode("%PDF-1.7"),
    createdAt: noon,
  });
  await db
    .insert(attachments)
    .values({ id: newId(noon), fileId, contributionId: alfa.contributionId, role: "attachment", position: 1 });
}

async function dossier(lang: "it" | "en" = "it") {
  const file = await dossierFile(campaign, alfa.number, lang, noon);
  if (!file) throw new Error("There is no dossier");
  const pdf = await getDocumentProxy(file.content.slice());
  const { text } = await extractText(pdf, { mergePages: true });
  return { ...file, pdf, text: squeezed(text), bytes: Buffer.from(file.content).toString("latin1") };
}
const nameHash = (text: string) => text.replace(/\s/g, "");

test("tells what is known of the text: facts, receipts, joinings, citations, files and lines of the log, and names nobody", async () => {
  const { text, pdf, bytes } = await dossier();
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const { info, metadata } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: `Fascicolo del contributo ${alfa.number}`, Language: "it-IT" });
  expect(["pdfuaid:part", "pdfaid:part", "pdfaid:conformance"].map((each) => metadata.get(each))).toEqual([
    "1",
    "2",
    "A",
  ]);
  expect(bytes).toContain("/StructTreeRoot");
  const [revision] = await db
    .select({ sha256: revisions.sha256, mandateId: revisions.mandateId })
    .from(revisions)
    .where(eq(revisions.contributionId, alfa.contributionId));
  for (const words of [
    alfa.number,
    "Sindacato Alfa",
    "Generato: 4 maggio 2026 alle ore 12:00",
    "Unione Beta",
    "a sostegno",
    "lettera di Zuccotti.pdf",
    "non pubblico",
    "nessun omissis",
    said,
  ])
    expect(text).toContain(words);
  for (const long of [revision?.sha256, "ab".repeat(32), revision?.mandateId]) expect(nameHash(text)).toContain(long);
  for (const person of await db.select({ name: people.name, email: people.email }).from(people))
    for (const words of [person.name, person.email]) expect(text.includes(words), words).toBe(false);
});

test("shows the organisation under its name of that day, whatever it is called later", async () => {
  const [row] = await db
    .select({ id: contributions.organisationId })
    .from(contributions)
    .where(eq(contributions.id, alfa.contributionId));
  await db.insert(organisationNames).values({
    id: newId(noon),
    organisationId: row?.id ?? "",
    name: "Sindacato Nuovo",
    shortName: null,
    distinction: "",
    validFrom: "2026-05-04",
  });
  expect(await db.$count(organisations)).toBeGreaterThan(0);
  const { text } = await dossier();
  expect(text).toContain("Sindacato Alfa");
  expect(text).not.toContain("Sindacato Nuovo");
});

test("in English its own words are English and its language is said; the demonstration mark is on the first page", async () => {
  await db.update(campaigns).set({ demo: true }).where(eq(campaigns.id, world.campaignId));
  campaign = { ...campaign, demo: true };
  const { text, pdf } = await dossier("en");
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: "en-GB" });
  expect(text).toContain("Demonstration data");
  expect(text).toContain(`Dossier of contribution ${alfa.number}`);
  expect(text).toContain(said);
  await db.update(campaigns).set({ demo: false }).where(eq(campaigns.id, world.campaignId));
  campaign = { ...campaign, demo: false };
});

test("holds no word under an omissis, not in names of files, reasons or objections: only why and how many", async () => {
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
  const [now] = await db
    .select({ publicTextId: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.id, alfa.contributionId));
  const [mandate] = await db.select({ id: mandates.id }).from(mandates);
  await db.insert(redactionObjections).values({
    id: newId(noon),
    contributionId: alfa.contributionId,
    publicTextId: now?.publicTextId ?? "",
    words: `${name} ha dato il consenso`,
    mandateId: mandate?.id ?? "",
    objectedAt: noon,
  });
  must(
    await takeDown(world.planner, {
      campaignId: world.campaignId,
      contributo: alfa.number,
      reason: `Nominava ermenegilda  zuccotti`,
    }),
  );
  for (const lang of ["it", "en"] as const) {
    const { text, bytes } = await dossier(lang);
    for (const words of ["Zuccotti", "zuccotti", "ha dato il consenso"]) expect(text + bytes).not.toContain(words);
    expect(text).toContain(lang === "it" ? "dati di altre persone (1)" : "data about other people (1)");
    expect(text).toContain("Nominava [omissis]");
    expect(text).toContain(lang === "it" ? "nome non riportato" : "name left out");
    // Taken down: its text is read by nobody.
    expect(text).not.toContain("Chiediamo case popolari");
  }
  const [held] = await listTakedowns(world.campaignId);
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Coperto con omissis" }));
  const { text } = await dossier();
  expect(text).toContain("La signora [omissis] aspetta da nove anni.");
  expect(text).toContain("rimesso in pubblicazione");
});

test("each download is in the log before it leaves, and is the dossier's own last line; HEAD and strangers leave none", async () => {
  const auditor = await addPerson();
  await addRole(auditor, "auditor", world.campaignId);
  const cookie = cookieOf(await openSession(auditor, "Firefox", null, new Date(), new Date()));
  const path = `/gestione/${campaign.slug}/arrivi/${alfa.number}/fascicolo.pdf`;
  const count = () => db.$count(auditLog, eq(auditLog.action, "dossier.export"));
  expect((await ask(path, { method: "HEAD", cookie })).status).toBe(200);
  expect(
    codeOf(await recordDossier(await contextFor(await addPerson()), { contributionId: alfa.contributionId })),
  ).toBe("forbidden");
  expect(await count()).toBe(0);
  const answer = await ask(path, { cookie });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "private, no-store",
    "content-disposition": expect.stringContaining("fascicolo-") as string,
  });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())), {
    mergePages: true,
  });
  expect(squeezed(text)).toContain("Fascicolo di un contributo scaricato");
  expect(await count()).toBe(1);
});
