import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { addAttachments } from "#app/features/attachments/attachments.server.ts";
import { deleteDraft } from "#app/features/drafts/drafts-delete.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { joinDraft, joinFiled, leaveDraft, leaveFiled } from "#app/features/joining/joins-act.server.ts";
import {
  declineInvitation,
  inviteToDraft,
  inviteToFiled,
  takeBackInvitation,
} from "#app/features/joining/joins-invite.server.ts";
import { getDraftToJoin, getFiledToJoin, listToJoin } from "#app/features/joining/joins-page.server.ts";
import { joinsOfPublic, listAsked, listJoins, namesJoined } from "#app/features/joining/joins.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import type { Context } from "#app/access/context.ts";
import type { Db } from "#db/client.server.ts";
import {
  benchSeats,
  contributions,
  joinInvitations,
  joins,
  notices,
  organisationNames,
  organisations,
  revisions,
  roles,
} from "#db/schema/index.ts";
import { newId } from "#app/core/ids.server.ts";
import { atOnce } from "#tests/support/database/at-once.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { closes, during, world, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let alfa: Context;
let beta: Context;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  [alfa, beta] = [await w.signatory(), await w.other()];
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
const reader = () => ({ organisationId: w.beta, campaignId: w.campaign });
const author = () => ({ organisationId: w.alfa, campaignId: w.campaign });
const pdf = (text: string) => ({ name: "nota.pdf", bytes: new TextEncoder().encode(`%PDF-1.7\n${text}`) });

async function written(context = alfa) {
  const draft = await ok(createDraft(context, { roundId: w.round }));
  const { version } = await ok(
    saveDraft(context, {
      draft,
      version: "1",
      title: "Appalti giusti",
      answers: { [w.questions[0]]: "Servono **clausole**." },
      body: "E controlli.",
      lines: [w.line],
      kind: "demand",
      district: "3",
    }),
  );
  return { draft, version };
}
async function invited(text: { draft: string }) {
  await ok(inviteToDraft(alfa, { draft: text.draft, organisation: w.beta, message: "Vi va?" }));
  const [row] = await db
    .select({ id: joinInvitations.id })
    .from(joinInvitations)
    .where(eq(joinInvitations.draftId, text.draft));
  return row!.id;
}
const read = async (invitation: string) => {
  const page = await getDraftToJoin(invitation, reader(), during, "it");
  if (!page || page.filed !== null) throw new Error("Not a draft");
  return page;
};
async function joined(text: { draft: string }) {
  const invitation = await invited(text);
  await ok(joinDraft(beta, { invitation, seen: (await read(invitation)).seen }));
  return invitation;
}
const file = (text: { draft: string; version: number }, context = alfa) =>
  fileContribution(context, { ...text, ...declared });
const told = async (kind: string) =>
  (await db.select({ organisationId: notices.organisationId }).from(notices).where(eq(notices.kind, kind))).map(
    (row) => row.organisationId,
  );
const standing = async (draft: string) => (await listAsked({ draftId: draft }, during)).map((each) => each.standing);

describe("joining a draft", () => {
  test("an invited body, and no other, reads it whole and joins it; the author sees who", async () => {
    const text = await written();
    await ok(addAttachments(alfa, { draft: text.draft, files: [pdf("a")] }));
    const invitation = await invited(text);
    expect(await told("join_invited")).toEqual([w.beta]);
    const page = await read(invitation);
    expect(page).toMatchObject({
      title: "Appalti giusti",
      organisation: "Sindacato Alfa",
      message: "Vi va?",
      own: { standing: "asked" },
      late: false,
    });
    expect(page.files.map((each) => each.name)).toEqual(["nota.pdf"]);
    expect(await getDraftToJoin(invitation, author(), during, "it")).toBeNull();
    await ok(joinDraft(beta, { invitation, seen: page.seen }));
    await ok(joinDraft(beta, { invitation, seen: page.seen }));
    expect(await db.$count(joins)).toBe(1);
    expect(await told("joined")).toEqual([w.alfa, w.alfa, w.alfa]);
    expect(await namesJoined(text.draft)).toEqual(["Sindacato Beta"]);
    expect(await listToJoin(reader(), during, "it")).toMatchObject([
      { title: "Appalti giusti", own: { standing: "joined" } },
    ]);
  });

  test("asked twice, a body is asked once; the author and strangers to the campaign are not asked", async () => {
    const text = await written();
    await invited(text);
    await invited(text);
    expect(await db.$count(joinInvitations)).toBe(1);
    expect(await code(inviteToDraft(alfa, { draft: text.draft, organisation: w.alfa }))).toBe("invalid");
    expect(await code(inviteToDraft(await w.drafter(), { draft: text.draft, organisation: w.beta }))).toBe("forbidden");
    expect(await code(inviteToDraft(beta, { draft: text.draft, organisation: w.alfa }))).toBe("not_found");
  });

  test.each([
    [
      "a word",
      (draft: string, version: number) =>
        saveDraft(alfa, { draft, version: String(version), body: "E più controlli." }),
    ],
    ["a line", (draft: string, version: number) => saveDraft(alfa, { draft, version: String(version), lines: [""] })],
    ["a file", (draft: string) => addAttachments(alfa, { draft, files: [pdf("b")] })],
  ])("changing %s ends it and tells the body, which may join again", async (_, change) => {
    const text = await written();
    const invitation = await joined(text);
    await ok<unknown>(change(text.draft, text.version));
    expect(await standing(text.draft)).toEqual(["void"]);
    expect(await told("join_voided")).toEqual([w.beta]);
    expect((await read(invitation)).own.standing).toBe("void");
    await ok(joinDraft(beta, { invitation, seen: (await read(invitation)).seen }));
    expect(await standing(text.draft)).toEqual(["joined"]);
  });

  test("a save that changes nothing ends nothing", async () => {
    const text = await written();
    await joined(text);
    await ok(saveDraft(alfa, { draft: text.draft, version: String(text.version), body: "E controlli." }));
    expect(await standing(text.draft)).toEqual(["joined"]);
  });

  test("what was not read is not joined", async () => {
    const text = await written();
    const invitation = await invited(text);
    const { seen } = await read(invitation);
    await ok(saveDraft(alfa, { draft: text.draft, version: String(text.version), body: "Altro." }));
    expect(await code(joinDraft(beta, { invitation, seen }))).toBe("stale");
  });

  test("it is declined, taken up again, left; an invitation is taken back only from who has not joined", async () => {
    const text = await written();
    const invitation = await invited(text);
    await ok(declineInvitation(beta, { invitation }));
    expect(await standing(text.draft)).toEqual(["declined"]);
    await ok(joinDraft(beta, { invitation, seen: (await read(invitation)).seen }));
    expect(await code(takeBackInvitation(alfa, { invitation }))).toBe("wrong_state");
    expect(await code(takeBackInvitation(beta, { invitation }))).toBe("not_found");
    await ok(leaveDraft(beta, { invitation }));
    expect(await standing(text.draft)).toEqual(["left"]);
    await ok(takeBackInvitation(alfa, { invitation }));
    expect(await getDraftToJoin(invitation, reader(), during, "it")).toBeNull();
    expect(await code(joinDraft(beta, { invitation, seen: "x" }))).toBe("not_found");
  });

  test("a draft thrown away takes its joinings along and tells who had joined", async () => {
    const text = await written();
    await joined(text);
    await ok(deleteDraft(alfa, { draft: text.draft }));
    expect(await db.$count(joins)).toBe(0);
    expect(await told("join_voided")).toEqual([w.beta]);
  });

  test("after the round nobody joins", async () => {
    const text = await written();
    const invitation = await invited(text);
    expect(await code(joinDraft(await w.other(closes), { invitation, seen: (await read(invitation)).seen }))).toBe(
      "round_closed",
    );
  });
});

describe("filing a text that others join", () => {
  test("takes who joined this very text, under the names of that day, and tells them", async () => {
    const text = await written();
    await joined(text);
    await db
      .insert(organisationNames)
      .values({ id: newId(during), organisationId: w.beta, name: "Beta Nuova", validFrom: "2025-10-15" });
    const { number } = await ok(file(text, await w.signatory(new Date("2025-10-20T10:00:00Z"))));
    const filed = (await getOwnText(number, author()))!;
    expect(filed.revision.receiptText).toContain("\n\nCon l’adesione di:\n- Sindacato Beta\n");
    expect(await listJoins(filed.id)).toMatchObject([
      { name: "Sindacato Beta", bench: "unions", revision: 1, withdrawnAt: null, voidedAt: null },
    ]);
    expect(await told("filed_with_you")).toEqual([w.beta]);
    expect(await getFiledToJoin(number, reader(), during, "it")).toMatchObject({
      reads: "whole",
      receipt: { sha256: filed.revision.sha256 },
      own: { standing: "joined" },
    });
  });

  test("a joining and a save at once: the joining holds for what is filed, or not at all", async () => {
    for (const order of [0, 1]) {
      const text = await written(order === 0 ? alfa : await w.colleague());
      const invitation = await invited(text);
      const { seen } = await read(invitation);
      const acts = [
        () => joinDraft(beta, { invitation, seen }),
        () => saveDraft(alfa, { draft: text.draft, version: String(text.version), body: "Un testo nuovo." }),
      ];
      await Promise.all((order === 0 ? acts : acts.reverse()).map((act) => act() as Promise<unknown>));
      expect(await namesJoined(text.draft)).toEqual([]);
    }
  });

  test("a joining and a filing at once: it is in the receipt, or was refused", async () => {
    const text = await written();
    const invitation = await invited(text);
    const { seen } = await read(invitation);
    const [act, filed] = await Promise.all([joinDraft(beta, { invitation, seen }), file(text)]);
    if (!filed.ok) throw new Error(filed.code);
    const page = (await getOwnText(filed.value.number, author()))!;
    expect(page.revision.receiptText.includes("Sindacato Beta")).toBe(act.ok);
    expect((await listJoins(page.id)).length).toBe(act.ok ? 1 : 0);
    if (!act.ok) expect(act.code).toBe("already_filed");
  });
});

async function filedText() {
  const { number } = await ok(file(await written()));
  const [row] = await db.select({ id: contributions.id }).from(contributions).where(eq(contributions.number, number));
  return { number, id: row!.id };
}
const newestRevision = async (id: string) =>
  (
    await db
      .select({ id: revisions.id })
      .from(revisions)
      .where(eq(revisions.contributionId, id))
      .orderBy(asc(revisions.number))
  ).at(-1)!.id;
async function lead() {
  const [planner] = [await w.planner()];
  await db.insert(roles).values({
    id: newId(during),
    personId: planner.actor!.personId,
    campaignId: w.campaign,
    role: "lead",
    grantedAt: during,
  });
  return w.planner();
}
async function publish(number: string) {
  await ok(preparePublication(await w.planner(), { number, title: "", omissis: [], released: [] }));
  await ok(publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }));
}

describe("joining a filed text", () => {
  test("takes an invitation while it is not public; in an open round everybody joins what is published", async () => {
    const { number, id } = await filedText();
    const seen = await newestRevision(id);
    expect(await getFiledToJoin(number, reader(), during, "it")).toBeNull();
    expect(await code(joinFiled(beta, { number, seen }))).toBe("not_found");
    await publish(number);
    expect(await getFiledToJoin(number, reader(), during, "it")).toMatchObject({ reads: "public", receipt: null });
    await ok(joinFiled(beta, { number, seen }));
    await ok(joinFiled(beta, { number, seen }));
    expect((await listJoins(id)).map((each) => each.name)).toEqual(["Sindacato Beta"]);
    expect(await code(joinFiled(alfa, { number, seen }))).toBe("not_found");
  });

  test("the author invites to it; each body takes back only its own, and the day stays", async () => {
    const { number, id } = await filedText();
    await ok(inviteToFiled(alfa, { number, organisation: w.beta, message: "" }));
    await ok(joinFiled(beta, { number, seen: await newestRevision(id) }));
    expect(await code(leaveFiled(alfa, { number }))).toBe("not_found");
    await ok(leaveFiled(beta, { number }));
    await ok(leaveFiled(beta, { number }));
    expect(await listJoins(id)).toMatchObject([{ withdrawnAt: during }]);
    expect(await told("join_withdrawn")).toHaveLength(3);
    await ok(joinFiled(beta, { number, seen: await newestRevision(id) }));
    expect(await listJoins(id)).toMatchObject([{ withdrawnAt: null }]);
  });

  test("nobody joins it after the round, nor a revision that is no longer the newest", async () => {
    const { number, id } = await filedText();
    await ok(inviteToFiled(alfa, { number, organisation: w.beta, message: "" }));
    const seen = await newestRevision(id);
    expect(await code(joinFiled(await w.other(closes), { number, seen }))).toBe("round_closed");
    const draft = await ok(startIntegration(alfa, { number }));
    const { version } = await ok(saveDraft(alfa, { draft, version: "1", body: "Di più." }));
    await ok(file({ draft, version }));
    expect(await code(joinFiled(beta, { number, seen }))).toBe("stale");
  });

  test("two entries of one body that joined are one voice where joinings are read and counted", async () => {
    const { number, id } = await filedText();
    await publish(number);
    await ok(joinFiled(beta, { number, seen: await newestRevision(id) }));
    const [first] = await db.select().from(joins);
    const again = newId(during);
    await db.insert(organisations).values({ id: again, kind: "trade_union", createdAt: during, mergedInto: w.beta });
    await db.insert(joins).values({ ...first!, id: newId(during), organisationId: again });
    expect((await joinsOfPublic([id])).get(id)).toEqual([
      { organisationId: w.beta, name: "Sindacato Beta", bench: "unions" },
    ]);
  });

  test("whoever joins without a seat takes one by it: no joining comes from nowhere", async () => {
    const { number, id } = await filedText();
    await publish(number);
    await db.delete(benchSeats).where(eq(benchSeats.organisationId, w.beta));
    await ok(joinFiled(beta, { number, seen: await newestRevision(id) }));
    expect(await db.select({ bench: joins.bench }).from(joins)).toEqual([{ bench: "unions" }]);
    expect(await db.$count(benchSeats, eq(benchSeats.organisationId, w.beta))).toBe(1);
  });

  test("two joinings at once are one", async () => {
    const { number, id } = await filedText();
    await ok(inviteToFiled(alfa, { number, organisation: w.beta, message: "" }));
    const seen = await newestRevision(id);
    const both = await atOnce(
      () => code(joinFiled(beta, { number, seen })),
      () => code(joinFiled(beta, { number, seen })),
    ).catch(async () => [await code(joinFiled(beta, { number, seen }))]);
    expect(new Set(both)).toEqual(new Set(["ok"]));
    expect(await db.$count(joins)).toBe(1);
  });
});
