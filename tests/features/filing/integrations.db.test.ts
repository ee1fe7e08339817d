import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { addAttachments, removeAttachment } from "#app/features/attachments/attachments.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getOwnText, getNumberOfDraft } from "#app/features/texts/filings.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { joinFiled } from "#app/features/joining/joins-act.server.ts";
import { inviteToFiled } from "#app/features/joining/joins-invite.server.ts";
import { listJoins } from "#app/features/joining/joins.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { pagePublicContributions } from "#app/features/publishing/exported-texts.server.ts";
import { listPublished } from "#app/features/publishing/public-list.server.ts";
import {
  preparePublication,
  publishContributions,
  refusePublication,
} from "#app/features/publishing/publications.server.ts";
import { countQueue, listQueue } from "#app/features/publishing/queue.server.ts";
import { verifyReceipt } from "#app/features/receipts/receipts.server.ts";
import { withdrawContribution } from "#app/features/filing/withdraw.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attachments,
  auditLog,
  contributions,
  drafts,
  files,
  jobs,
  notices,
  revisions,
  roles,
} from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { closes, during, world, type World } from "#tests/features/texts/world.ts";
import { districtId } from "#tests/support/places.ts";

let db: Db;
let w: World;
let alfa: Context;
let lead: Context;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  alfa = await w.signatory();
  await db.insert(roles).values({
    id: newId(during),
    personId: (await w.planner()).actor!.personId,
    campaignId: w.campaign,
    role: "lead",
    grantedAt: during,
  });
  lead = await w.planner();
});

type Settled<T> = { ok: true; value: T } | { ok: false; code: string; fields: unknown };
async function ok<T>(outcome: Promise<Settled<T>>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}
const code = async (outcome: Promise<Settled<unknown>>) => {
  const settled = await outcome;
  return settled.ok ? "ok" : settled.code;
};
const declared = { privacy: "on", thirdParties: "none", licence: "on" };
const author = () => ({ organisationId: w.alfa, campaignId: w.campaign });
const pdf = (text: string) => ({ name: `${text}.pdf`, bytes: new TextEncoder().encode(`%PDF-1.7\n${text}`) });
const words = "Servono **clausole**[^1].\n\n# Perché\n\n- uno\n- due\n\n[^1]: Una nota.";

async function filedText(): Promise<string> {
  const draft = await ok(createDraft(alfa, { roundId: w.round }));
  await ok(
    saveDraft(alfa, {
      draft,
      version: "1",
      title: "Appalti",
      answers: { [w.questions[0]]: words },
      body: "E controlli.",
      lines: [w.line],
      kind: "demand",
      district: "3",
    }),
  );
  await ok(addAttachments(alfa, { draft, files: [pdf("a")] }));
  const { version } = (await getDraft(draft, author()))!;
  return (await ok(fileContribution(alfa, { draft, version, ...declared }))).number;
}
const publish = async (number: string, released: string[] = []) => {
  await ok(preparePublication(lead, { number, title: "", omissis: [], released }));
  await ok(publishContributions(lead, { campaignId: w.campaign, numbers: [number] }));
};
async function integrate(number: string, body = "E molti controlli.") {
  const draft = await ok(startIntegration(alfa, { number }));
  const { version } = await ok(saveDraft(alfa, { draft, version: "1", body }));
  await ok(fileContribution(alfa, { draft, version, ...declared }));
  return draft;
}
const row = async (number: string) =>
  (await db.select().from(contributions).where(eq(contributions.number, number)))[0]!;

describe("an integration", () => {
  test("begins with the whole of the filed text, once however often it is asked for", async () => {
    const number = await filedText();
    const [one, other] = [
      await ok(startIntegration(alfa, { number })),
      await ok(startIntegration(await w.colleague(), { number })),
    ];
    expect(other).toBe(one);
    const draft = (await getDraft(one, author()))!;
    expect(draft).toMatchObject({
      title: "Appalti",
      body: "E controlli.",
      kind: "demand",
      district: await districtId("3"),
      lineIds: [w.line],
    });
    expect(draft.answers[w.questions[0]]).toContain("Servono **clausole**[^1].\n\n# Perché\n\n- uno\n- due");
    expect(draft.attachments.map((file) => file.name)).toEqual(["a.pdf"]);
    expect(await code(startIntegration(await w.other(), { number }))).toBe("not_found");
    expect(await code(startIntegration(await w.signatory(closes), { number }))).toBe("round_closed");
  });

  test("is the next revision of the same number, with a receipt of its own; both verify, and a retry files nothing", async () => {
    const number = await filedText();
    const first = (await getOwnText(number, author()))!;
    const draft = await integrate(number);
    const second = (await getOwnText(number, author()))!;
    expect(second.revision).toMatchObject({ number: 2, filedAt: during });
    expect(second.revision.salt).not.toBe(first.revision.salt);
    expect(second.revision.plain.replace("molti ", "")).toBe(first.revision.plain);
    for (const { revision } of [first, second])
      expect(await verifyReceipt({ number, salt: revision.salt, text: revision.receiptText })).toMatchObject({
        matches: true,
        receipt: { number, sha256: revision.sha256 },
      });
    expect((await getOwnText(number, author(), 1))!.revision.sha256).toBe(first.revision.sha256);
    expect(await ok(fileContribution(alfa, { draft, version: "2", ...declared }))).toEqual({ number, repeated: true });
    expect(await getNumberOfDraft(draft, author())).toBe(number);
    expect(await db.$count(revisions)).toBe(2);
    expect(
      (
        await db
          .select({ detail: auditLog.detail })
          .from(auditLog)
          .where(eq(auditLog.action, "contribution.file"))
          .orderBy(asc(auditLog.seq))
      ).map((entry) => (entry.detail as { revision: number }).revision),
    ).toEqual([1, 2]);
    expect(await db.$count(notices, eq(notices.kind, "integrated"))).toBe(3);
  });

  test("keeps a file that it leaves out with the revision that it came with", async () => {
    const number = await filedText();
    const draft = await ok(startIntegration(alfa, { number }));
    const [held] = (await getDraft(draft, author()))!.attachments;
    await ok(removeAttachment(alfa, { draft, attachment: held!.id }));
    await ok(addAttachments(alfa, { draft, files: [pdf("b")] }));
    const { version } = (await getDraft(draft, author()))!;
    await ok(fileContribution(alfa, { draft, version, ...declared }));
    expect((await getOwnText(number, author()))!.attachments.map((file) => file.name)).toEqual(["b.pdf"]);
    expect((await getOwnText(number, author(), 1))!.attachments.map((file) => file.name)).toEqual(["a.pdf"]);
    expect([await db.$count(files), await db.$count(attachments)]).toEqual([2, 2]);
  });

  test("sends what was prepared, or refused, back to those that arrived", async () => {
    const number = await filedText();
    await ok(preparePublication(lead, { number, title: "", omissis: [], released: [] }));
    await integrate(number);
    expect(await row(number)).toMatchObject({ state: "filed", publicTextId: null });
    await ok(refusePublication(lead, { number, reason: "Contiene nomi." }));
    await integrate(number, "Senza nomi.");
    expect(await row(number)).toMatchObject({ state: "filed", stateReason: "" });
  });

  test("leaves a published text, with its files, until the new one takes its place", async () => {
    const number = await filedText();
    const [file] = await db.select({ id: attachments.id }).from(attachments);
    await publish(number, [file!.id]);
    await integrate(number);
    const shown = async () => {
      const text = (await getPublicContribution(w.campaign, number))!;
      return {
        words: text.prose.plain.includes("molti"),
        files: text.attachments.length,
        since: text.integratedAt !== null,
      };
    };
    expect(await shown()).toEqual({ words: false, files: 1, since: false });
    expect([
      (await countQueue(w.campaign)).integrated,
      (await listQueue(w.campaign, "integrated", null)).rows.map((each) => each.number),
    ]).toEqual([1, [number]]);
    expect((await getDeskText(w.campaign, number))!.pending).toBe("to_prepare");
    expect(await code(publishContributions(lead, { campaignId: w.campaign, numbers: [number] }))).toBe("wrong_state");
    await ok(preparePublication(lead, { number, title: "", omissis: [], released: [] }));
    expect(await shown()).toEqual({ words: false, files: 1, since: false });
    expect((await getDeskText(w.campaign, number))!.pending).toBe("prepared");
    await ok(publishContributions(lead, { campaignId: w.campaign, numbers: [number] }));
    expect(await shown()).toEqual({ words: true, files: 1, since: true });
    expect((await countQueue(w.campaign)).integrated).toBe(0);
    expect(await code(preparePublication(lead, { number, title: "", omissis: [], released: [] }))).toBe("wrong_state");
  });

  test("ends who had joined, tells them, and lets them join the new text", async () => {
    const number = await filedText();
    const beta = await w.other();
    await ok(inviteToFiled(alfa, { number, organisation: w.beta, message: "" }));
    const seen = async () => (await getOwnText(number, author()))!.revision.id;
    await ok(joinFiled(beta, { number, seen: await seen() }));
    await integrate(number);
    expect(await db.$count(notices, eq(notices.kind, "join_voided"))).toBe(1);
    await ok(joinFiled(beta, { number, seen: await seen() }));
    expect((await listJoins((await row(number)).id)).map((each) => [each.revision, each.voidedAt !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  test("leaves a concluded text alone: what was withdrawn is not integrated", async () => {
    const number = await filedText();
    const draft = await ok(startIntegration(alfa, { number }));
    await ok(withdrawContribution(alfa, { number, reason: "Un errore." }));
    expect(await db.$count(drafts, eq(drafts.id, draft))).toBe(0);
    expect(await code(startIntegration(alfa, { number }))).toBe("wrong_state");
  });
});

describe("withdrawing a filed text", () => {
  test("takes its words off every public place; number, day, organisation and reason stay", async () => {
    const number = await filedText();
    await ok(inviteToFiled(alfa, { number, organisation: w.beta, message: "" }));
    await ok(joinFiled(await w.other(), { number, seen: (await getOwnText(number, author()))!.revision.id }));
    await publish(number);
    const { id } = await row(number);
    expect((await listPublished(w.campaign, { search: "clausole" }, null)).rows).toMatchObject([{ joins: 1 }]);
    expect((await pagePublicContributions(w.campaign, null)).rows).toMatchObject([{ joined: ["Sindacato Beta"] }]);
    await db.transaction((tx) =>
      enqueue(tx, "notice", { notice: "x" }, during, { dueAt: closes, about: `contribution:${id}` }),
    );
    expect(await code(withdrawContribution(await w.drafter(), { number, reason: "No." }))).toBe("forbidden");
    expect(await code(withdrawContribution(await w.other(), { number, reason: "No." }))).toBe("not_found");
    await ok(withdrawContribution(alfa, { number, reason: "Superato dai fatti." }));
    await ok(withdrawContribution(alfa, { number, reason: "Ancora." }));
    expect(await getPublicContribution(w.campaign, number)).toMatchObject({
      state: "withdrawn",
      stateReason: "Superato dai fatti.",
      withheld: true,
      title: "",
      prose: { plain: "" },
      joins: [],
      attachments: [],
      organisation: "Sindacato Alfa",
    });
    expect((await listPublished(w.campaign, { search: "clausole" }, null)).rows).toEqual([]);
    expect((await pagePublicContributions(w.campaign, null)).rows).toEqual([]);
    expect(await db.$count(jobs, eq(jobs.about, `contribution:${id}`))).toBe(0);
    expect(
      (await db.select({ organisationId: notices.organisationId }).from(notices).where(eq(notices.kind, "withdrawn")))
        .map((each) => each.organisationId)
        .sort(),
    ).toEqual([null, w.alfa, w.alfa, w.alfa, w.beta].sort());
    expect(await db.$count(auditLog, eq(auditLog.action, "contribution.withdraw"))).toBeGreaterThan(0);
  });

  test("before publication it leaves the queue and has no public page", async () => {
    const number = await filedText();
    await ok(preparePublication(lead, { number, title: "", omissis: [], released: [] }));
    await ok(withdrawContribution(alfa, { number, reason: "Un errore." }));
    expect(await countQueue(w.campaign)).toEqual({ filed: 0, ready: 0, integrated: 0, published: 0, refused: 0 });
    expect(await getPublicContribution(w.campaign, number)).toBeNull();
    expect(await code(publishContributions(lead, { campaignId: w.campaign, numbers: [number] }))).toBe("wrong_state");
  });

  test("asks for a reason", async () => {
    expect(await code(withdrawContribution(alfa, { number: await filedText(), reason: " " }))).toBe("invalid");
  });
});
