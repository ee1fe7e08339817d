import fc from "fast-check";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { sentences } from "#app/prose/prose.ts";
import { answerConfidential } from "#app/features/omissis/confidential-answers.server.ts";
import {
  getConfidentialPage,
  markConfidential,
  unmarkConfidential,
} from "#app/features/drafts/confidential-marks.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { getOwnOmissis } from "#app/features/publishing/own-omissis.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { app } from "#app/server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, contributions, drafts, notices, revisions } from "#db/schema/index.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let lead: As;
let alfa: Context;
beforeEach(async () => {
  db = await testDatabase();
  publishChange();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
  alfa = await w.signatory();
});

const body = () => ({ organisationId: w.alfa, campaignId: w.campaign });
const code = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? "ok" : outcome.code);
const declared = { privacy: "on", thirdParties: "none", licence: "on" };
const secret = "Il 12 maggio la ditta Quarzovivo chiude il reparto.";
const words = `Servono clausole sociali.\n\n${secret} Servono controlli veri.`;

async function draftWith(text = words, by = alfa): Promise<string> {
  const draft = await ok(createDraft(by, { roundId: w.round }));
  await ok(
    saveDraft(by, {
      draft,
      version: "1",
      title: "Appalti",
      answers: { [w.questions[0]]: text },
      body: "E poi controlli.",
      kind: "demand",
    }),
  );
  return draft;
}
const pageOf = async (draft: string) => (await getConfidentialPage(draft, body(), during))!;
async function mark(draft: string, exact = secret, by = alfa): Promise<void> {
  const { version, prose } = await pageOf(draft);
  const start = [...prose.plain.slice(0, prose.plain.indexOf(exact))].length;
  await ok(markConfidential(by, { draft, version, start, end: start + [...exact].length }));
}
async function file(draft: string): Promise<string> {
  const { version } = await pageOf(draft);
  return (await ok(fileContribution(alfa, { draft, version, ...declared }))).number;
}
const asked = async (number: string) => (await getDeskText(w.campaign, number))!.confidential;
const plan = (number: string, more: object = {}) => ({ number, title: "", omissis: [], released: [], ...more });

describe("marking before filing", () => {
  test("keeps the passage where its words are, through changes of the text, and files its place", async () => {
    const draft = await draftWith();
    await mark(draft, secret, await w.drafter());
    const { version } = await pageOf(draft);
    await ok(
      saveDraft(alfa, {
        draft,
        version: String(version),
        answers: { [w.questions[0]]: `Una premessa nuova 🙂.\n\n${words}` },
      }),
    );
    const number = await file(draft);
    const [revision] = await db
      .select({ plain: revisions.plain, confidential: revisions.confidential })
      .from(revisions)
      .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
      .where(eq(contributions.number, number));
    expect(revision?.confidential.map(({ start, end }) => [...revision.plain].slice(start, end).join(""))).toEqual([
      secret,
    ]);
    expect(Object.keys(revision?.confidential[0] ?? {}).sort()).toEqual(["end", "start"]);
  });

  test("stops the filing where the words are gone, until somebody takes the mark away", async () => {
    const draft = await draftWith();
    await mark(draft);
    const { version } = await pageOf(draft);
    await ok(
      saveDraft(alfa, {
        draft,
        version: String(version),
        answers: { [w.questions[0]]: words.replace("12 maggio", "13 maggio") },
      }),
    );
    const page = await pageOf(draft);
    expect(page.lost.map((each) => each.words)).toEqual([secret]);
    expect(code(await fileContribution(alfa, { draft, version: page.version, ...declared }))).toBe("confidential_lost");
    const [lost] = page.lost;
    await ok(unmarkConfidential(alfa, { draft, version: page.version, mark: `lost-${lost?.start}-${lost?.end}` }));
    expect(await asked(await file(draft))).toEqual([]);
  });

  test("nobody marks a text that changed under their page, files with unseen marks, or marks for another body", async () => {
    const draft = await draftWith();
    const { version } = await pageOf(draft);
    await mark(draft);
    expect(code(await markConfidential(alfa, { draft, version, start: 0, end: 5 }))).toBe("stale");
    expect(code(await fileContribution(alfa, { draft, version, ...declared }))).toBe("stale");
    expect(code(await markConfidential(await w.other(), { draft, version: version + 1, start: 0, end: 5 }))).toBe(
      "not_found",
    );
    expect(code(await markConfidential(await w.planner(), { draft, version: version + 1, start: 0, end: 5 }))).toBe(
      "forbidden",
    );
    for (const [start, end] of [
      [5, 5],
      [9, 3],
      [0, 100_000],
    ])
      expect(code(await markConfidential(alfa, { draft, version: version + 1, start, end }))).toBe("excerpt_crosses");
    expect((await db.select({ confidential: drafts.confidential }).from(drafts))[0]?.confidential).toHaveLength(1);
  });

  test("an integration asks again for what the first text asked", async () => {
    const draft = await draftWith();
    await mark(draft);
    const number = await file(draft);
    const next = await ok(startIntegration(alfa, { number }));
    expect((await pageOf(next)).placed.map((each) => each.words)).toEqual([secret]);
    await file(next);
    expect(await asked(number)).toHaveLength(1);
  });
});

describe("the office", () => {
  async function filed() {
    const draft = await draftWith();
    await mark(draft);
    const number = await file(draft);
    const [span] = await asked(number);
    return { number, ...span! };
  }

  test("prepares nothing while a request is neither covered nor answered", async () => {
    const { number, start, end } = await filed();
    expect(code(await preparePublication(await w.planner(), plan(number)))).toBe("confidential_open");
    expect(
      code(
        await preparePublication(
          await w.planner(),
          plan(number, { omissis: [{ start, end: end - 1, reason: "confidential" }] }),
        ),
      ),
    ).toBe("confidential_open");
    await ok(
      preparePublication(await w.planner(), plan(number, { omissis: [{ start, end, reason: "confidential" }] })),
    );
    await ok(publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }));
    const own = (await getOwnOmissis(number, body()))!;
    expect(own.omissis).toMatchObject([{ words: secret, reason: "confidential" }]);
    expect(own.left).toEqual([]);
    const told = await db
      .select({ kind: notices.kind, facts: notices.facts, path: notices.path })
      .from(notices)
      .where(eq(notices.kind, "redacted"));
    expect(told[0]).toEqual({
      kind: "redacted",
      facts: { number, omissis: 1, reasons: "confidential", left: 0 },
      path: `/spazio/contributi/${number}/omissis`,
    });
    expect(JSON.stringify(told)).not.toContain("Quarzovivo");
  });

  test("leaves a passage readable with a reason, and the filer is told", async () => {
    const { number, start, end } = await filed();
    expect(code(await answerConfidential(await w.planner(), { number, start, end, answer: "  " }))).toBe("invalid");
    expect(code(await answerConfidential(await w.planner(), { number, start, end: end - 1, answer: "x" }))).toBe(
      "stale",
    );
    expect(code(await answerConfidential(await w.auditor(), { number, start, end, answer: "x" }))).toBe("forbidden");
    await ok(answerConfidential(await w.planner(), { number, start, end, answer: "La notizia è già sui giornali." }));
    await ok(preparePublication(await w.planner(), plan(number)));
    await ok(publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }));
    expect((await getOwnOmissis(number, body()))!.left).toMatchObject([
      { words: secret, answer: "La notizia è già sui giornali." },
    ]);
    expect(
      (await db.select({ facts: notices.facts }).from(notices).where(eq(notices.kind, "redacted")))[0]?.facts,
    ).toMatchObject({ omissis: 0, left: 1 });
  });

  test("reads the reason of its form as every form is read, and lists what it lacks by the passage", async () => {
    const { number, start, end } = await filed();
    const [{ slug }] = (await db
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, w.campaign))) as [{ slug: string }];
    const cookie = await cookieFor((await w.planner()).actor!.personId);
    const field = `leave.${start}-${end}`;
    const send = async (value: string) => {
      const answer = await ask(`/gestione/${slug}/arrivi/${number}`, {
        cookie,
        method: "POST",
        body: new URLSearchParams({ intent: `leave:${start}-${end}`, [field]: value }),
      });
      return { status: answer.status, html: await answer.text() };
    };
    const empty = await send(" ");
    expect(empty.status).toBe(422);
    const [, href] = /class="error-summary[\s\S]*?href="#([^"]+)"/.exec(empty.html) ?? [];
    expect(empty.html).toContain(`id="${href}" name="${field}"`);
    expect((await send("Già\u0000 sui giornali.\r\nDa ieri.")).status).toBe(200);
    expect((await getDeskText(w.campaign, number))!.answers.map(({ answer }) => answer)).toEqual([
      "Già sui giornali.\nDa ieri.",
    ]);
  });

  test("uncovers nothing of it later without saying why", async () => {
    const { number, start, end } = await filed();
    await ok(
      preparePublication(await w.planner(), plan(number, { omissis: [{ start, end, reason: "confidential" }] })),
    );
    await ok(publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }));
    const seen = (await getDeskText(w.campaign, number))!.publicTextId;
    expect(code(await redactPublished(await lead(), { number, title: "", omissis: [], seen }))).toBe(
      "confidential_open",
    );
  });

  test("keeps the title that it showed where the field is empty: one that was replaced doesn't come back", async () => {
    const { number, start, end } = await filed();
    const omissis = [{ start, end, reason: "confidential" }];
    await ok(preparePublication(await w.planner(), plan(number, { title: "Un altro titolo", omissis })));
    await ok(preparePublication(await w.planner(), plan(number, { omissis })));
    expect((await getDeskText(w.campaign, number))!.title).toBe("Un altro titolo");
  });
});

test("whatever is confidential or covered is in no public byte of the text, wherever its sentences stand", async () => {
  const [{ slug }] = (await db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, w.campaign))) as [{ slug: string }];
  let round = 0;
  const sentence = fc.constantFrom(
    "Servono **clausole sociali** negli appalti.",
    "I controlli mancano, e si vede.",
    "> Una frase citata da altri.",
    "Emoji 🙂 e accenti àèìòù.",
    "- una voce\n- un’altra voce",
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(sentence, { maxLength: 4 }),
      fc.array(sentence, { maxLength: 4 }),
      fc.constantFrom("\n\n", " "),
      fc.boolean(),
      async (before, after, gap, quoted) => {
        round += 1;
        const hidden = [`Segretissimo${round}a accade domani.`, `Riservatissimo${round}b firma oggi.`];
        const text = [
          ...before,
          `${quoted ? "> " : ""}${hidden[0]}${gap}Parole che tutti leggono.${gap}${hidden[1]}`,
          ...after,
        ].join("\n\n");
        const draft = await draftWith(text);
        await mark(draft, hidden[0]!);
        const number = await file(draft);
        const filed = (await getDeskText(w.campaign, number))!;
        const second = sentences(filed.original!).find((each) => each.text.includes(hidden[1]!))!;
        const at = second.start + [...second.text.slice(0, second.text.indexOf(hidden[1]!))].length;
        const omissis = [
          ...filed.confidential.map((each) => ({ ...each, reason: "confidential" })),
          { start: at, end: at + [...hidden[1]!].length, reason: "third_party" },
        ];
        await ok(preparePublication(await w.planner(), plan(number, { omissis })));
        await ok(publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }));
        const site = `/consultazioni/${slug}`;
        const seen = [
          `${site}/contributi/${number}`,
          `${site}/contributi`,
          `${site}/contributi.csv`,
          `${site}/estratti.csv`,
          `${site}/novita.xml`,
          site,
          `${site}/linee/1`,
          `/ricevute/${number}`,
        ];
        for (const path of seen.flatMap((each) => [each, `/en${each}`])) {
          const bytes = await (await app.request(path)).text();
          for (const each of ["issimo", "accade domani", "firma oggi"])
            expect(bytes.includes(each), `${path} shows «${each}» of:\n${text}`).toBe(false);
        }
        for (const each of [`Segretissimo${round}a`, `Riservatissimo${round}b`, "domani"])
          expect(await (await app.request(`${site}/contributi?cerca=${each}`)).text(), each).not.toContain(number);
        expect(await (await app.request(`${site}/contributi/${number}`)).text()).toContain("Parole che tutti leggono.");
      },
    ),
    { numRuns: 8 },
  );
});
