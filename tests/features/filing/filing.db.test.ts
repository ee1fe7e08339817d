import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { addAttachments } from "#app/features/attachments/attachments.server.ts";
import { getBody } from "#app/features/drafts/drafts-body.server.ts";
import { confirmLosses, takePaper } from "#app/features/attachments/drafts-paper.server.ts";
import { createDraft, getDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getOwnText, listFiled } from "#app/features/texts/filings.server.ts";
import { canonicalText } from "#app/features/receipts/receipt.ts";
import { receiptHash, verifyReceipt } from "#app/features/receipts/receipts.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attachments,
  auditLog,
  benchSeats,
  campaigns,
  contributions,
  draftConflicts,
  drafts,
  jobs,
  notices,
  numberCounters,
  organisationNames,
  organisations,
  rounds,
} from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { closes, during, opens, world, type World } from "#tests/features/texts/world.ts";
import { districtId } from "#tests/support/places.ts";

let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
});

const declared = { privacy: "on", thirdParties: "none", licence: "on" };

async function ok<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: unknown }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}

/** A draft ready to be filed, and its version. */
async function readyDraft(context: Context, title = "Contratti e appalti") {
  const draft = await ok(createDraft(context, { roundId: w.round }));
  const saved = await ok(
    saveDraft(context, {
      draft,
      version: "1",
      title,
      answers: { [w.questions[0]]: "Servono **clausole sociali**." },
      body: "E poi controlli.",
      lines: ["", w.line],
      district: "3",
      kind: "demand",
    }),
  );
  return { draft, version: saved.version };
}
const body = () => ({ organisationId: w.alfa, campaignId: w.campaign });
const pdf = (text: string) => ({ name: "nota.pdf", bytes: new TextEncoder().encode(`%PDF-1.7\n${text}`) });

describe("filing a draft", () => {
  test("gives number, revision, lines, files, audit entry and mails, and the draft is gone", async () => {
    const context = await w.signatory();
    const { draft } = await readyDraft(context);
    await ok(addAttachments(context, { draft, files: [pdf("a")] }));
    const { version } = (await getDraft(draft, body()))!;
    const filed = await ok(fileContribution(context, { draft, version, ...declared }));
    expect(filed).toEqual({ number: "TCL-2025-0001", repeated: false });

    const receipt = (await getOwnText("TCL-2025-0001", body()))!;
    expect(receipt).toMatchObject({
      kind: "demand",
      district: { id: await districtId("3"), code: "3" },
      state: "filed",
      organisation: "Sindacato Alfa",
      receivedAt: during,
      enteredAt: during,
    });
    expect(receipt.revision.receiptText).toBe(
      canonicalText(`Contratti e appalti

Organizzazione: Sindacato Alfa
Consultazione: Città del lavoro
Fase di raccolta: Prima fase
Tipo: istanza
Linea 1: La città del lavoro giusto
Circoscrizione: 3

Domanda: Domanda 1?

Servono **clausole sociali**.

Testo:

E poi controlli.

Allegati:
- nota.pdf (10 byte, SHA-256 ${receipt.attachments[0]!.sha256})`),
    );
    expect(receipt.revision.sha256).toBe(receiptHash(receipt.revision.salt, receipt.revision.receiptText));
    expect(receipt.prose.plain).toBe("Domanda 1?\nServono clausole sociali.\nTesto libero\nE poi controlli.");
    expect(receipt.prose.blocks.map((block) => "office" in block && block.office)).toEqual([true, false, true, false]);

    expect(await db.select().from(drafts)).toEqual([]);
    expect(
      await db.select({ draft: attachments.draftId, contribution: attachments.contributionId }).from(attachments),
    ).toEqual([{ draft: null, contribution: receipt.id }]);
    const entries = await db
      .select({ action: auditLog.action, subject: auditLog.subject, detail: auditLog.detail })
      .from(auditLog);
    expect(entries).toEqual([
      {
        action: "contribution.file",
        subject: `contribution:${receipt.id}`,
        detail: {
          number: "TCL-2025-0001",
          revision: 1,
          sha256: receipt.revision.sha256,
          organisation: w.alfa,
          round: w.round,
          channel: "site",
          received: during.toISOString(),
        },
      },
    ]);
    const mails = (await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "mail"))).map(
      ({ payload }) => payload as { to: string; text: string },
    );
    expect(mails.map((mail) => mail.to).sort()).toEqual([context.actor!.email, "alfa@example.org"].sort());
    for (const mail of mails) expect(mail.text).toContain(receipt.revision.sha256);
    // The receipt is their mail about it: of the news, only the other holders get one.
    const told = await db
      .select({ person: notices.personId, mailedAt: notices.mailedAt })
      .from(notices)
      .where(eq(notices.once, "filed TCL-2025-0001 1"));
    expect(told.filter((each) => each.mailedAt !== null).map((each) => each.person)).toEqual([context.actor!.personId]);
    expect(await db.$count(jobs, eq(jobs.kind, "notice"))).toBe(told.length - 1);
    expect(await db.$count(jobs, eq(jobs.kind, "notice_to_body"))).toBe(0);
  });

  test("ten posts of the same draft at once are one filing", async () => {
    const contexts = await Promise.all([w.signatory(), w.colleague()]);
    const { draft, version } = await readyDraft(contexts[0]!);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => ok(fileContribution(contexts[i % 2]!, { draft, version, ...declared }))),
    );
    expect(new Set(outcomes.map(({ number }) => number))).toEqual(new Set(["TCL-2025-0001"]));
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await db.$count(contributions)).toBe(1);
    expect(await db.$count(jobs, eq(jobs.kind, "mail"))).toBe(2);
  });

  test("numbers have no gaps and no doubles when many file at once, some of them in vain", async () => {
    const contexts = await Promise.all([w.signatory(), w.other()]);
    const ready = [];
    for (let i = 0; i < 12; i += 1)
      ready.push({ context: contexts[i % 2]!, ...(await readyDraft(contexts[i % 2]!, `Testo ${i}`)) });
    await Promise.all(
      ready.map(({ context, draft, version }, i) =>
        fileContribution(context, { draft, version: i % 4 === 3 ? version + 1 : version, ...declared }),
      ),
    );
    const numbers = (await db.select({ number: contributions.number }).from(contributions))
      .map(({ number }) => number)
      .sort();
    expect(numbers).toEqual(Array.from({ length: 9 }, (_, i) => `TCL-2025-${String(i + 1).padStart(4, "0")}`));
    expect(await db.select({ last: numberCounters.last }).from(numberCounters)).toEqual([{ last: 9 }]);
  });

  test("the year of the number is the one in Rome", async () => {
    await db.execute(sql`update round_terms set closes_at = '2026-02-01T00:00:00Z'`);
    const context = await w.signatory(new Date("2025-12-31T23:30:00Z"));
    const { draft, version } = await readyDraft(context);
    expect((await ok(fileContribution(context, { draft, version, ...declared }))).number).toBe("TCL-2026-0001");
  });

  test("a later name of the organisation leaves the filed one", async () => {
    const context = await w.signatory();
    const { draft, version } = await readyDraft(context);
    await ok(fileContribution(context, { draft, version, ...declared }));
    await db.execute(
      sql`insert into organisation_names (id, organisation_id, name, distinction, valid_from) values ('later', ${w.alfa}, 'Sindacato Nuovo', '', '2025-10-02')`,
    );
    expect((await getOwnText("TCL-2025-0001", body()))?.organisation).toBe("Sindacato Alfa");
  });
});

describe("a filing is refused", () => {
  const before = new Date(opens.getTime() - 1);
  const last = new Date(closes.getTime() - 1);

  test.each<
    [
      string,
      string,
      (ready: { draft: string; version: number }) => Promise<{ context: Context; input?: object } | void>,
    ]
  >([
    ["before the round opens", "round_not_open", async () => ({ context: await w.signatory(before) })],
    ["at the closing instant itself", "round_closed", async () => ({ context: await w.signatory(closes) })],
    [
      "in a suspended campaign",
      "campaign_suspended",
      async () => void (await db.update(campaigns).set({ state: "suspended" })),
    ],
    [
      "to a bench that is not invited",
      "not_invited",
      async () => void (await db.update(rounds).set({ benches: ["employers"] })),
    ],
    [
      "for a kind that is not asked for",
      "kind_not_asked",
      async () => void (await db.update(rounds).set({ kinds: ["analysis"] })),
    ],
    [
      "without a title",
      "title_missing",
      async ({ draft }) => void (await db.update(drafts).set({ title: "" }).where(eq(drafts.id, draft))),
    ],
    [
      "without a text",
      "empty_text",
      async ({ draft }) => void (await db.update(drafts).set({ answers: {}, body: "---" }).where(eq(drafts.id, draft))),
    ],
    [
      "with unconfirmed losses",
      "losses_unconfirmed",
      async ({ draft }) =>
        void (await db
          .update(drafts)
          .set({ losses: [{ kind: "images", count: 1 }] })
          .where(eq(drafts.id, draft))),
    ],
    [
      "with two versions of a passage",
      "conflicts_open",
      async ({ draft }) => {
        const [row] = await db.select({ savedBy: drafts.savedBy }).from(drafts);
        await db.insert(draftConflicts).values({
          id: "c",
          draftId: draft,
          title: "",
          answers: {},
          body: "altro",
          savedBy: row!.savedBy,
          savedAt: during,
        });
      },
    ],
    [
      "when the draft changed after the summary",
      "stale",
      async ({ version }) => ({ context: await w.signatory(), input: { version: version - 1 } }),
    ],
    ["without the privacy notice", "invalid", async () => ({ context: await w.signatory(), input: { privacy: "" } })],
    [
      "without a word about third parties",
      "invalid",
      async () => ({ context: await w.signatory(), input: { thirdParties: "" } }),
    ],
    ["to a drafter", "forbidden", async () => ({ context: await w.drafter() })],
    ["to another organisation, as if the draft did not exist", "not_found", async () => ({ context: await w.other() })],
    ["to a planner", "forbidden", async () => ({ context: await w.planner() })],
    ["to a visitor", "sign_in", async () => ({ context: { ...(await w.signatory()), actor: null } })],
    [
      "when the mandate is over",
      "forbidden",
      async () => ({ context: { ...(await w.signatory()), actor: { ...(await w.signatory()).actor!, grants: [] } } }),
    ],
  ])("%s", async (_, code, change) => {
    const ready = await readyDraft(await w.signatory());
    const told = (await change(ready)) ?? { context: await w.signatory() };
    const outcome = await fileContribution(told.context, { ...ready, ...declared, ...told.input });
    expect(outcome).toMatchObject({ ok: false, code });
    expect(await db.$count(contributions)).toBe(0);
    expect(await db.$count(drafts)).toBe(1);
    expect(await db.$count(numberCounters)).toBe(0);
  });

  test("but not in the last millisecond of the round", async () => {
    const ready = await readyDraft(await w.signatory());
    expect(await fileContribution(await w.signatory(last), { ...ready, ...declared })).toMatchObject({ ok: true });
  });
});

test("a paper becomes the draft, its losses are confirmed, and the paper stays as a source that is not in the receipt", async () => {
  const context = await w.signatory();
  const draft = await ok(createDraft(context, { roundId: w.round }));
  await ok(
    takePaper(context, {
      draft,
      file: pdf("carta"),
      markdown: "# Dalla carta\n\nTesto.",
      losses: [{ kind: "comments", count: 2, sample: "da rivedere" }],
    }),
  );
  const taken = (await getDraft(draft, body()))!;
  expect(taken).toMatchObject({ title: "Dalla carta", body: "# Dalla carta\n\nTesto.", lossesConfirmedAt: null });
  expect(await fileContribution(context, { draft, version: taken.version, ...declared })).toMatchObject({
    code: "losses_unconfirmed",
  });
  await ok(confirmLosses(context, { draft }));
  await ok(fileContribution(context, { draft, version: taken.version, ...declared }));
  const filed = (await getOwnText("TCL-2025-0001", body()))!;
  expect(filed.attachments.map(({ role }) => role)).toEqual(["source"]);
  expect(filed.revision.receiptText).not.toContain("Allegati");
});

test("only its organisation reads what it filed, with the reason of a refusal", async () => {
  const context = await w.signatory();
  const { draft, version } = await readyDraft(context);
  await ok(fileContribution(context, { draft, version, ...declared }));
  await db.update(contributions).set({ state: "refused", stateReason: "Fuori tema" });
  expect((await listFiled(body(), null)).rows).toMatchObject([
    { number: "TCL-2025-0001", state: "refused", stateReason: "Fuori tema", title: "Contratti e appalti" },
  ]);
  const others = { organisationId: w.beta, campaignId: w.campaign };
  expect(await listFiled(others, null)).toEqual({ rows: [], next: null });
  expect(await getOwnText("TCL-2025-0001", others)).toBeNull();
});

test("without a seat an organisation files only where every bench may", async () => {
  await db.delete(benchSeats);
  const ready = await readyDraft(await w.signatory());
  await db.update(rounds).set({ benches: ["unions"] });
  expect(await fileContribution(await w.signatory(), { ...ready, ...declared })).toMatchObject({ code: "not_invited" });
});

test("without a seat it takes one by filing, on the bench of its kind: no text is filed from nowhere", async () => {
  await db.delete(benchSeats);
  await db.update(organisations).set({ kind: "third_sector" }).where(eq(organisations.id, w.alfa));
  const ready = await readyDraft(await w.signatory());
  await ok(fileContribution(await w.signatory(), { ...ready, ...declared }));
  expect(await db.select({ bench: contributions.bench }).from(contributions)).toEqual([{ bench: "third_sector" }]);
  expect(
    await db
      .select({ organisationId: benchSeats.organisationId, campaignId: benchSeats.campaignId, bench: benchSeats.bench })
      .from(benchSeats),
  ).toEqual([{ organisationId: w.alfa, campaignId: w.campaign, bench: "third_sector" }]);
  const again = await readyDraft(await w.signatory(), "Un altro testo");
  await ok(fileContribution(await w.signatory(), { ...again, ...declared }));
  expect(await db.$count(benchSeats)).toBe(1);
});

describe("verifying a receipt", () => {
  test("matches text and salt, whatever the line ends and the case of the salt; nothing else", async () => {
    const context = await w.signatory();
    const { draft, version } = await readyDraft(context, "Emoji 🧵 e à");
    const { number } = await ok(fileContribution(context, { draft, version, ...declared }));
    const { receiptText: text, salt, sha256 } = (await getOwnText(number, body()))!.revision;
    // No head covers it yet.
    const entry = { seq: expect.any(Number) as number, head: null };
    const good = { matches: true, receipt: { number, sha256, entry } };
    const check = (changed: Partial<{ number: string; salt: string; text: string }>) =>
      verifyReceipt({ number, salt, text, ...changed });
    expect(await check({})).toEqual(good);
    expect(await check({ number: ` ${number.toLowerCase()} `, salt: salt.toUpperCase() })).toEqual(good);
    expect(await check({ text: `\uFEFF${text.trimEnd().replaceAll("\n", "\r\n").normalize("NFD")}` })).toEqual(good);
    expect(await check({ text: text.replace("clausole", "clausola") })).toEqual({ matches: false });
    expect(await check({ salt: "0".repeat(32) })).toEqual({ matches: false });
    // An unpublished text and a number never given answer alike.
    expect(await check({ salt: "0".repeat(32) })).toEqual(
      await check({ number: "TCL-2025-9999", salt: "0".repeat(32) }),
    );
  });
});

test("a body whose first name begins in the future has its space and files under that name", async () => {
  const context = await w.signatory();
  await db.update(organisationNames).set({ validFrom: "2025-12-01" });
  expect(await getBody(body(), during)).toMatchObject({ organisation: "Sindacato Alfa" });
  const { number } = await ok(fileContribution(context, { ...(await readyDraft(context)), ...declared }));
  expect((await listFiled(body(), null)).rows.map((each) => each.number)).toEqual([number]);
});
