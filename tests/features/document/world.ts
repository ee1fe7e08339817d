import type { Context } from "#app/access/context.ts";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { codePoints, quote, sentences } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { assembleVersion } from "#app/features/document/assemble.server.ts";
import { addParagraph, citeSource, createDocument, saveFront } from "#app/features/document/documents.server.ts";
import { receiptHash } from "#app/features/receipts/receipts.server.ts";
import { sectionTitles } from "#app/features/document/section-titles.ts";
import { draftDigest, publishVersion } from "#app/features/document/versions.server.ts";
import type { CitationRole } from "#app/features/document/version.ts";
import type { Db } from "#db/client.server.ts";
import {
  codings,
  contributions,
  documents,
  excerpts,
  lines,
  lineVersions,
  organisationNames,
  publicTexts,
  revisions,
  rounds,
  sections,
} from "#db/schema/index.ts";
import { and, eq } from "drizzle-orm";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  logged,
  noon,
} from "#tests/support/builders.ts";

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.code} ${JSON.stringify(outcome.fields)}`);
  return outcome.value;
}
export const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? "ok" : outcome.code);

/** A campaign with one line, a planner and a lead, a begun document, and no contribution yet. */
export async function documentWorld(db: Db) {
  const campaignId = await addCampaign({ slug: `doc-${newId(noon).slice(-12)}`, office: "Ufficio Lavoro" });
  const line = { id: newId(noon) };
  await db.insert(lines).values({ id: line.id, campaignId, code: 1, position: 1 });
  await db.insert(lineVersions).values({
    lineId: line.id,
    version: 1,
    shortName: "giusto",
    title: "La città del lavoro giusto",
    color: "#7E0F1B",
    colorDark: "#FF9A94",
    stroke: "solid",
    createdAt: noon,
  });
  const roundId = newId(noon);
  await db.insert(rounds).values({
    id: roundId,
    campaignId,
    number: 1,
    title: "Prima fase",
    mode: "open",
    kinds: ["contribution"],
    benches: [],
    createdAt: noon,
  });
  const who = async (role: "planner" | "lead"): Promise<Context> => {
    const person = await addPerson();
    await addRole(person, role, campaignId);
    return contextFor(person);
  };
  const [planner, lead] = [await who("planner"), await who("lead")];
  must(await createDocument(planner, { campaignId, title: "Documento", titles: sectionTitles }));
  must(await saveFront(planner, { campaignId, title: "Documento", inBrief: "In breve." }));
  const [section] = await db
    .select({ id: sections.id })
    .from(sections)
    .innerJoin(documents, eq(documents.id, sections.documentId))
    .where(and(eq(documents.campaignId, campaignId), eq(sections.kind, "criticalities")));
  return { db, campaignId, lineId: line.id, roundId, planner, lead, sectionId: section?.id ?? "" };
}
export type DocumentWorld = Awaited<ReturnType<typeof documentWorld>>;

let filed = 0;

/** A published contribution of a body of its own, with one excerpt that quotes `quoted` out of its text. */
export async function published(
  { db, campaignId, lineId, roundId, lead }: DocumentWorld,
  name: string,
  text: string,
  quoted = text,
): Promise<{ excerptId: string; contributionId: string; number: string; publicTextId: string }> {
  const organisationId = await addOrganisation({ name, seat: { campaignId, bench: "unions" } });
  const personId = await addPerson();
  const mandateId = await addMandate(personId, organisationId, campaignId);
  const [named] = await db
    .select({ id: organisationNames.id })
    .from(organisationNames)
    .where(eq(organisationNames.organisationId, organisationId));
  const [contributionId, revisionId, publicTextId, excerptId] = [newId(noon), newId(noon), newId(noon), newId(noon)];
  const number = `DOC-${campaignId.slice(-6)}-${(filed += 1)}`;
  const prose = parseProse(text);
  const by = lead.actor?.personId ?? "";
  await db.insert(contributions).values({
    id: contributionId,
    number,
    campaignId,
    roundId,
    organisationId,
    organisationNameId: named?.id ?? "",
    bench: "unions",
    kind: "contribution",
    channel: "site",
    receivedAt: noon,
    enteredAt: noon,
    state: "published",
    stateAt: noon,
    publicTextId,
    publishedAt: noon,
  });
  await db.insert(revisions).values({
    id: revisionId,
    contributionId,
    number: 1,
    title: name,
    ...prose,
    receiptText: text,
    salt: "s",
    sha256: receiptHash("s", text),
    filedAt: noon,
    personId,
    mandateId,
    privacyVersion: "1",
    thirdParties: "none",
    licence: "CC BY 4.0",
  });
  await db.insert(publicTexts).values({
    id: publicTextId,
    sourceId: contributionId,
    revisionId,
    title: name,
    ...prose,
    sha256: sha256(canonicalJson({ title: name, ...prose })),
    offsetMap: [],
    omissis: [],
    sentences: sentences(prose).map(({ start, end }): [number, number] => [start, end]),
    madeAt: noon,
    madeBy: by,
  });
  const start = codePoints(prose.plain.slice(0, prose.plain.indexOf(quoted)));
  const span = { start, end: start + codePoints(quoted) };
  await db.insert(excerpts).values({
    id: excerptId,
    campaignId,
    sourceId: contributionId,
    publicTextId,
    ...span,
    ...quote(prose, span.start, span.end),
    createdAt: noon,
    createdBy: by,
  });
  await db
    .insert(codings)
    .values({ id: newId(noon), excerptId, lineId, kind: "criticality", coderId: by, codedAt: noon });
  const digest = sha256(canonicalJson({ title: name, ...prose }));
  await logged(db, { campaignId, at: noon }, [
    {
      action: "contribution.file",
      personId,
      mandateId,
      subject: `contribution:${contributionId}`,
      detail: { number, revision: 1, sha256: receiptHash("s", text) },
    },
    {
      action: "contribution.prepare",
      personId: by,
      subject: `contribution:${contributionId}`,
      detail: { number, publicText: digest, omissis: 0 },
    },
    {
      action: "contribution.publish",
      personId: by,
      subject: `contribution:${contributionId}`,
      detail: { number, published: digest },
    },
    {
      action: "coding.add",
      personId: by,
      subject: `excerpt:${excerptId}`,
      detail: { ...span, kind: "criticality", codings: 1 },
    },
  ]);
  return { excerptId, contributionId, number, publicTextId };
}

export async function write(
  { planner, sectionId }: DocumentWorld,
  text: string,
  cites: [excerptId: string, role: CitationRole][] = [],
  linking = false,
): Promise<string> {
  const { id } = must(await addParagraph(planner, { sectionId, text, ...(linking && { linking: "on" }) }));
  for (const [excerptId, role] of cites) must(await citeSource(planner, { paragraphId: id, citedId: excerptId, role }));
  return id;
}

/** What the page before publication shows: the digest of the draft as it stands, for the version of that number. */
export async function seen({ db, campaignId }: DocumentWorld, number: number): Promise<string> {
  const made = await assembleVersion(db, campaignId, {
    number,
    state: "draft",
    publishedAt: noon.toISOString(),
    office: "",
    act: null,
  });
  return made ? draftDigest(made.content) : "";
}

export const publish = async (world: DocumentWorld, by: Context, number: number, more: Record<string, unknown> = {}) =>
  publishVersion(by, {
    campaignId: world.campaignId,
    state: "draft",
    office: "Ufficio Lavoro",
    seen: await seen(world, number),
    ...more,
  });
