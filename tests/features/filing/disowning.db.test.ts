import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { countCampaign } from "#app/features/campaigns/counts.server.ts";
import { getDisowning } from "#app/features/texts/disowned.server.ts";
import { disownFiling, disownOnDocument, filedIt, recallDisowning } from "#app/features/filing/disowning.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { createDraft, getDraft } from "#app/features/drafts/drafts.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { getPublicationPage } from "#app/features/composing/desk-document.server.ts";
import { citeSource } from "#app/features/document/documents.server.ts";
import { listUncited } from "#app/features/document/uncited.server.ts";
import { listSources } from "#app/features/document/citable-sources.server.ts";
import { getVersionPage } from "#app/features/document/version-page.server.ts";
import { revokeMandate } from "#app/features/stakeholders/appointments.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { campaigns, contributions } from "#db/schema/index.ts";
import type { Db } from "#db/client.server.ts";
import { noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf, documentWorld, must, publish, published, write } from "#tests/features/document/world.ts";
import { toldTo, toldToBody } from "#tests/features/stakeholders/told.ts";
import { addFiled, addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let lead: As;
let number: string;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
  number = await addFiled(db, w);
});
const reason = "Il testo non è passato dal direttivo.";
const personOf = async (as: As) => (await as()).actor?.personId ?? "";

describe("a filing is disowned", () => {
  test("by a signatory who did not file it: never by who did, by a drafter, or by another body", async () => {
    expect(codeOf(await disownFiling(await w.signatory(), { number, reason }))).toBe("own_filing");
    expect(codeOf(await disownFiling(await w.drafter(), { number, reason }))).toBe("forbidden");
    expect(codeOf(await disownFiling(await w.other(), { number, reason }))).toBe("not_found");
    expect(await disownFiling(await w.colleague(), { number, reason: " " })).toMatchObject({
      fields: { reason: "required" },
    });
    expect(codeOf(await disownFiling(await w.colleague(), { number, reason }))).toBe("ok");
    expect(codeOf(await disownFiling(await w.colleague(), { number, reason }))).toBe("wrong_state");
  });

  test("only where it can be: the page of who filed it does not offer it, that of the others does", async () => {
    const [row] = await db.select({ id: contributions.id }).from(contributions).where(eq(contributions.number, number));
    expect(await filedIt(await personOf(w.signatory), row!.id)).toBe(true);
    expect(await filedIt(await personOf(w.colleague), row!.id)).toBe(false);
  });

  test("and everybody concerned is told: all holders, the body's address, leads and planners", async () => {
    must(await disownFiling(await w.colleague(), { number, reason }));
    for (const as of [w.signatory, w.colleague, w.drafter, w.planner, lead])
      expect(await toldTo(await personOf(as))).toMatchObject([
        { kind: "disowned", facts: { number, organisation: "Sindacato Alfa", reason } },
      ]);
    for (const as of [w.other, w.auditor]) expect(await toldTo(await personOf(as))).toEqual([]);
    expect(await toldToBody(w.alfa)).toBe(1);
  });

  test("and nobody is told the title that was replaced because it names somebody", async () => {
    await ok(
      preparePublication(await w.planner(), {
        number,
        title: "Un titolo senza nomi",
        omissis: [{ start: 0, end: 3, reason: "third_party" }],
        released: [],
      }),
    );
    must(await disownFiling(await w.colleague(), { number, reason }));
    expect(await toldTo(await personOf(w.planner))).toMatchObject([{ facts: { title: "Un titolo senza nomi" } }]);
    expect((await getDisowning(w.campaign, number))?.title).toBe("Un titolo senza nomi");
  });

  test("by the lead on a document that is named; planners may not", async () => {
    expect(codeOf(await disownOnDocument(await w.planner(), { number, reason, document: "prot. 12" }))).toBe(
      "forbidden",
    );
    expect(await disownOnDocument(await lead(), { number, reason, document: "" })).toMatchObject({
      fields: { document: "required" },
    });
    expect(
      codeOf(await disownOnDocument(await lead(), { number, reason, document: "prot. 12 del 1º ottobre 2025" })),
    ).toBe("ok");
    expect(
      await db.select({ by: contributions.disownedBy, document: contributions.disownedDocument }).from(contributions),
    ).toEqual([{ by: null, document: "prot. 12 del 1º ottobre 2025" }]);
  });

  test("and is not published afterwards; only the lead takes it back, with a reason that it is told", async () => {
    await ok(preparePublication(await lead(), { number, title: "", omissis: [], released: [] }));
    must(await disownFiling(await w.colleague(), { number, reason }));
    expect(codeOf(await publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }))).toBe(
      "disowned",
    );
    for (const as of [w.colleague, w.planner])
      expect(codeOf(await recallDisowning(await as(), { number, why: "Errore" }))).toBe("forbidden");
    expect(codeOf(await recallDisowning(await lead(), { number, why: "Il direttivo lo ha ratificato" }))).toBe("ok");
    expect(codeOf(await recallDisowning(await lead(), { number, why: "di nuovo" }))).toBe("wrong_state");
    const log = await db
      .select({ detail: auditLog.detail })
      .from(auditLog)
      .where(eq(auditLog.action, "disowning.manage"));
    expect(log).toMatchObject([{ detail: { disowned: false } }]);
    expect(codeOf(await publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }))).toBe("ok");
  });
});

describe("a disowned text in the document", () => {
  const disowned = async () => {
    const document = await documentWorld(db);
    const text = await published(document, "Sindacato Alfa", "Servono controlli veri.");
    const kept = await published(document, "Sindacato Beta", "Servono controlli veri e continui.");
    const id = await write(document, "Servono controlli.", [
      [text.excerptId, "supports"],
      [kept.excerptId, "supports"],
    ]);
    must(await publish(document, document.lead, 1));
    must(await disownOnDocument(document.lead, { number: text.number, reason, document: "prot. 1" }));
    return { document, text, kept, id };
  };

  test("stays at its address with the mark, and no longer counts among what its body said", async () => {
    const { document, text } = await disowned();
    const page = await getPublicContribution(document.campaignId, text.number);
    expect(page).toMatchObject({ withheld: false, state: "published" });
    expect(page?.disownedAt).toEqual(noon);
    expect(await countCampaign(document.campaignId, noon)).toMatchObject({
      published: 2,
      disowned: 1,
      wrote: 1,
      excerpts: 1,
    });
    expect(await listUncited(document.campaignId, "2026-10-01", null)).toMatchObject({ total: 0, page: [] });
  });

  test("is no longer offered among the sources of a section", async () => {
    const { document, kept } = await disowned();
    const { rows } = await listSources(document.campaignId, document.lineId, { kinds: [] }, null);
    expect(rows).toMatchObject([{ id: kept.excerptId, organisation: "Sindacato Beta", cited: 1 }]);
  });

  test("is not cited anew, and stops the next version with its paragraph named", async () => {
    const { document, text, id } = await disowned();
    expect(
      codeOf(await citeSource(document.planner, { paragraphId: id, citedId: text.excerptId, role: "opposes" })),
    ).toBe("disowned");
    expect(codeOf(await publish(document, document.lead, 2))).toBe("document_refused");
    expect((await getPublicationPage(document.campaignId))?.problems).toMatchObject([
      { code: "source_disowned", paragraphId: id, number: 1 },
    ]);
  });

  test("is marked in the version that cites it, and no voice of it is counted", async () => {
    const { document, text } = await disowned();
    const [campaign] = await db
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, document.campaignId));
    const page = await getVersionPage(campaign?.slug ?? "", 1, null);
    expect(page?.covered.disowned).toBe(1);
    const [voices] =
      page?.chapters.flatMap((chapter) =>
        chapter.sections.flatMap((section) => section.paragraphs.flatMap((paragraph) => paragraph.voices)),
      ) ?? [];
    expect(voices).toMatchObject({ organisations: 1, quotations: 2 });
    expect(voices?.benches[0]?.voices.find((voice) => voice.contribution === text.number)).toMatchObject({
      exact: "Servono controlli veri.",
      disowned: noon.toISOString(),
    });
  });
});

test("a save after the revocation is refused, and the colleagues find the text as it was last saved", async () => {
  const draft = await ok(createDraft(await w.colleague(), { roundId: w.round }));
  const texts = { draft, answers: {}, kind: "contribution", lines: [], district: "" };
  await ok(saveDraft(await w.colleague(), { ...texts, version: 1, title: "Salari", body: "Fin qui." }));
  const mandate = (await w.colleague()).actor?.mandateId ?? "";
  await ok(revokeMandate(await lead(), { campaign: w.campaign, mandate, reason: "Ha cambiato lavoro" }));
  expect(
    codeOf(await saveDraft(await w.colleague(), { ...texts, version: 2, title: "Salari", body: "Fin qui. E oltre." })),
  ).not.toBe("ok");
  const kept = await getDraft(draft, { organisationId: w.alfa, campaignId: w.campaign });
  expect(kept).toMatchObject({ body: "Fin qui.", savedByName: "Bice Collega" });
  expect(
    codeOf(
      await saveDraft(await w.signatory(during), {
        ...texts,
        version: kept?.version ?? 0,
        title: "Salari",
        body: "Fin qui. Continua Ada.",
      }),
    ),
  ).toBe("ok");
});
