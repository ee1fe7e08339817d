import { eq } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { disownFiling } from "#app/features/filing/disowning.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { joinDraft, joinFiled, leaveFiled } from "#app/features/joining/joins-act.server.ts";
import { inviteToDraft } from "#app/features/joining/joins-invite.server.ts";
import { getDraftToJoin } from "#app/features/joining/joins-page.server.ts";
import {
  preparePublication,
  publishContributions,
  refusePublication,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { answerOmissisObjection, objectToOmissis } from "#app/features/publishing/redaction-objections.server.ts";
import { withdrawContribution } from "#app/features/filing/withdraw.server.ts";
import { assembleVersion } from "#app/features/document/assemble.server.ts";
import {
  addParagraph,
  citeSource,
  createDocument,
  proposeVersion,
  removeCitation,
  saveFront,
} from "#app/features/document/documents.server.ts";
import { answerObjection, contestCitation } from "#app/features/document/objections.server.ts";
import { sectionTitles } from "#app/features/document/section-titles.ts";
import { draftDigest, getVersion, publishVersion, withdrawVersion } from "#app/features/document/versions.server.ts";
import { annulContribution, enterContribution } from "#app/features/intake/entered-texts.server.ts";
import { largestImport, runImport, startImport, undoImport } from "#app/features/intake/imports.server.ts";
import { receivePieces } from "#app/features/intake/pieces.server.ts";
import { reissueVersion } from "#app/features/removals/reissues.server.ts";
import { seal } from "#app/features/removals/seals.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { tagExcerpt, tagPassage, undoCoding } from "#app/features/tagging/codings.server.ts";
import type { Db } from "#db/client.server.ts";
import { codings, contributions, joinInvitations, organisations, publicTexts, sections } from "#db/schema/index.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";

const declared = { privacy: "on", thirdParties: "none", licence: "on" };
const later = (minutes: number) => new Date(during.getTime() + minutes * 60_000);
const name = "Ermenegilda Zuccotti";
const words = `Servono clausole sociali negli appalti. La signora ${name} aspetta da anni. Servono autobus di notte.`;

/** A house in which every act that verify knows has been done once, by the commands that people use. */
export async function houseOfActs(db: Db) {
  const w = await world(db, { mode: "open" });
  const lead = await addLead(db, w.campaign);
  const house: House = { db, w, lead };
  const joined = await joinedText(house);
  const integrated = await integratedText(house, joined);
  await otherTexts(house);
  await imports(house);
  await redactions(house);
  await documentOf(house, integrated);
  while ((await runDueJobs(later(100))) > 0);
  return { ...w, lead, number: joined };
}
interface House {
  db: Db;
  w: World;
  lead: As;
}

async function draftOf(by: As, { w }: House, body = words, now = during) {
  const context = await by(now);
  const draft = await ok(createDraft(context, { roundId: w.round }));
  const answers = { [w.questions[0]]: "Servono **clausole**." };
  const { version } = await ok(
    saveDraft(context, {
      draft,
      version: "1",
      title: "Appalti giusti",
      answers,
      body,
      lines: [w.line],
      kind: "demand",
      district: "3",
    }),
  );
  return { draft, version };
}

async function filedText(by: As, house: House, body = words): Promise<string> {
  return (await ok(fileContribution(await by(), { ...(await draftOf(by, house, body)), ...declared }))).number;
}

async function publish({ w, lead }: House, number: string, minute = 1): Promise<void> {
  await ok(preparePublication(await w.planner(later(minute)), { number, title: "", omissis: [], released: [] }));
  await ok(publishContributions(await lead(later(minute + 0.5)), { campaignId: w.campaign, numbers: [number] }));
}

const row = async ({ db }: House, number: string) =>
  (await db.select().from(contributions).where(eq(contributions.number, number)))[0]!;

/** Filed with a body that joined the draft. */
async function joinedText(house: House): Promise<string> {
  const { db, w } = house;
  const text = await draftOf(w.signatory, house);
  await ok(inviteToDraft(await w.signatory(), { draft: text.draft, organisation: w.beta, message: "" }));
  const [invitation] = await db.select({ id: joinInvitations.id }).from(joinInvitations);
  const page = await getDraftToJoin(invitation!.id, { organisationId: w.beta, campaignId: w.campaign }, during, "it");
  if (!page || page.filed !== null) throw new Error("Not a draft");
  await ok(joinDraft(await w.other(), { invitation: invitation!.id, seen: page.seen }));
  return (await ok(fileContribution(await w.signatory(), { ...text, ...declared }))).number;
}

/** Published, integrated, joined anew, left and joined again, published anew. */
async function integratedText(house: House, number: string): Promise<string> {
  const { w } = house;
  await publish(house, number);
  const draft = await ok(startIntegration(await w.signatory(later(3)), { number }));
  const { version } = await ok(
    saveDraft(await w.signatory(later(3)), { draft, version: "1", body: `${words} E molti controlli.` }),
  );
  await ok(fileContribution(await w.colleague(later(4)), { draft, version, ...declared }));
  await publish(house, number, 4);
  await ok(joinFiled(await w.other(later(5)), { number, seen: draft }));
  await ok(leaveFiled(await w.other(later(6)), { number }));
  await ok(joinFiled(await w.other(later(7)), { number, seen: draft }));
  return number;
}

/** Refused, returned, withdrawn, disowned, taken down and put back, sealed, entered, annulled: a text for each. */
async function otherTexts(house: House): Promise<void> {
  const { w, lead } = house;
  const refused = await filedText(w.signatory, house);
  await ok(refusePublication(await lead(), { number: refused, reason: "Doppione" }));
  const returned = await filedText(w.signatory, house);
  await ok(preparePublication(await w.planner(), { number: returned, title: "", omissis: [], released: [] }));
  await ok(returnToQueue(await w.planner(), { number: returned }));
  const withdrawn = await filedText(w.other, house);
  await publish(house, withdrawn);
  await ok(withdrawContribution(await w.other(later(3)), { number: withdrawn, reason: "Superato" }));
  const disowned = await filedText(w.signatory, house);
  await ok(disownFiling(await w.colleague(), { number: disowned, reason: "Mai deciso" }));
  const down = await filedText(w.signatory, house);
  await publish(house, down);
  await ok(takeDown(await w.planner(later(3)), { campaignId: w.campaign, contributo: down, reason: "Dati di terzi" }));
  const back = await filedText(w.signatory, house);
  await publish(house, back);
  await ok(takeDown(await w.planner(later(3)), { campaignId: w.campaign, contributo: back, reason: "Per errore" }));
  const held = (await listTakedowns(w.campaign)).find((each) => each.reason === "Per errore");
  await ok(restoreTakedown(await lead(later(4)), { takedownId: held?.id, reason: "Era un errore" }));
  const sealed = await filedText(w.signatory, house);
  await publish(house, sealed);
  await ok(seal(await lead(later(5)), { number: sealed, what: "text", reason: "Illecito", sure: "on" }));
  for (const key of ["uno", "due"]) {
    const entered = await ok(
      enterContribution(await w.planner(), {
        campaignId: w.campaign,
        key,
        organisation: w.beta,
        round: w.round,
        kind: "demand",
        channel: "pec",
        receivedAt: "2025-10-01T11:30",
        title: "Per PEC",
        body: "Servono controlli.",
        answers: {},
        lines: ["", w.line],
        district: "",
        thirdParties: "none",
        held: [],
      }),
    );
    if (key === "due")
      await ok(annulContribution(await lead(), { campaignId: w.campaign, number: entered.number, reason: "Doppione" }));
  }
}

/** Two imports, of which the second is undone. */
async function imports({ db, w, lead }: House): Promise<void> {
  await db.update(organisations).set({ fiscalCode: "00488410010" }).where(eq(organisations.id, w.alfa));
  for (const from of [1, 11]) {
    const rows = [0, 1, 2].map(
      (n) => `E-${from + n};00488410010;;istanza;pec;01/10/2025 11:30;Titolo ${n};Testo ${n};;1`,
    );
    const bytes = new TextEncoder().encode(
      ["id_esterno;codice_fiscale;codice_ipa;tipo;canale;ricevuto_il;titolo;testo;risposta_1;linee", ...rows].join(
        "\r\n",
      ),
    );
    const batchId = newId(during);
    const received = await receivePieces(
      batchId,
      (async function* () {
        yield bytes;
        await Promise.resolve();
      })(),
      largestImport,
      during,
    );
    if (!received.ok) throw new Error(received.why);
    await ok(
      startImport(await lead(), {
        campaignId: w.campaign,
        round: w.round,
        batchId,
        fileName: "contributi.csv",
        sha256: received.sha256,
      }),
    );
    while ((await runDueJobs(during)) > 0);
    await ok(runImport(await lead(), { campaignId: w.campaign, batch: batchId }));
    while ((await runDueJobs(during)) > 0);
    if (from === 11) await ok(undoImport(await lead(later(1)), { campaignId: w.campaign, batch: batchId }));
  }
}

/** A name covered in a published text, contested by its filer, and uncovered. */
async function redactions(house: House): Promise<void> {
  const { w, lead } = house;
  const number = await filedText(w.signatory, house);
  await publish(house, number);
  const { publicTextId, id } = await row(house, number);
  await ok(
    redactPublished(await w.planner(later(3)), {
      number,
      title: "",
      seen: publicTextId,
      omissis: [{ start: 0, end: 7, reason: "third_party" }],
    }),
  );
  const objection = await ok(
    objectToOmissis(await w.signatory(later(4)), { number, omissis: "0-7", words: "Non c’è niente da coprire." }),
  );
  await ok(
    answerOmissisObjection(await lead(later(5)), { objectionId: objection.id, outcome: "upheld", answer: "È vero." }),
  );
  if ((await row(house, number)).publicTextId === publicTextId || !id) throw new Error("Nothing was uncovered");
}

/** Classified passages, a version with them, contested and reissued, and one that is withdrawn. */
async function documentOf(house: House, number: string): Promise<void> {
  const { db, w, lead } = house;
  const planner = await w.planner(later(10));
  const text = await row(house, number);
  const [shown] = await db
    .select({ plain: publicTexts.plain })
    .from(publicTexts)
    .where(eq(publicTexts.id, text.publicTextId ?? ""));
  const passage = (quoted: string) => {
    const start = shown!.plain.indexOf(quoted);
    return tagPassage(planner, {
      number,
      publicTextId: text.publicTextId,
      start,
      end: start + quoted.length,
      lineIds: [w.line],
      kind: "demand",
      memo: "",
    });
  };
  const first = await ok(passage("clausole sociali negli appalti"));
  const second = await ok(passage("Servono autobus di notte."));
  await ok(
    tagExcerpt(await w.planner(later(11)), {
      excerptId: second.excerptId,
      lineIds: [w.line],
      kind: "criticality",
      memo: "",
    }),
  );
  const [coding] = await db.select({ id: codings.id }).from(codings).where(eq(codings.excerptId, second.excerptId));
  await ok(undoCoding(await w.planner(later(12)), { codingId: coding!.id }));

  await ok(createDocument(planner, { campaignId: w.campaign, title: "Documento", titles: sectionTitles }));
  await ok(saveFront(planner, { campaignId: w.campaign, title: "Documento", inBrief: "In breve." }));
  const [section] = await db.select({ id: sections.id }).from(sections).where(eq(sections.kind, "criticalities"));
  const { id: paragraphId } = await ok(
    addParagraph(planner, { sectionId: section!.id, text: `Le attese sono lunghe: ${name} ne è un caso.` }),
  );
  for (const { excerptId } of [first, second])
    await ok(citeSource(planner, { paragraphId, citedId: excerptId, role: "supports" }));
  await ok(removeCitation(planner, { paragraphId, citedId: second.excerptId }));
  await ok(proposeVersion(planner, { campaignId: w.campaign, note: "" }));
  const contested = await ok(
    contestCitation(await w.signatory(later(13)), {
      paragraphId,
      excerptId: first.excerptId,
      words: "Non è ciò che chiediamo.",
    }),
  );
  await ok(answerObjection(await w.planner(later(14)), { objectionId: contested.id, answer: "Resta." }));
  for (const version of [1, 2]) {
    const made = await assembleVersion(db, w.campaign, {
      number: version,
      state: "draft",
      publishedAt: during.toISOString(),
      office: "",
      act: null,
    });
    await ok(
      publishVersion(await lead(later(14 + version)), {
        campaignId: w.campaign,
        state: "draft",
        office: "Ufficio Lavoro",
        seen: draftDigest(made!.content),
      }),
    );
  }
  const seen = (await getVersion(w.campaign, 1))?.sha256;
  await ok(
    reissueVersion(await lead(later(17)), {
      campaignId: w.campaign,
      number: 1,
      words: name,
      reason: "Tutela di una persona",
      seen,
    }),
  );
  await ok(withdrawVersion(await lead(later(18)), { campaignId: w.campaign, number: 2, reason: "Manca una pagina" }));
}
