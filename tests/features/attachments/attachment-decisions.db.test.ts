import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { repeatAll } from "#app/features/backups/repeats.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { addAttachments, getAttachment } from "#app/features/attachments/attachments.server.ts";
import { releaseFile, replaceFile, withholdFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { preparePublication, returnToQueue } from "#app/features/publishing/publications.server.ts";
import { concludeCampaign } from "#app/features/course/conclusion.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, files, jobs, notices, takedowns } from "#db/schema/index.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { ok } from "#tests/features/texts/filed-texts.ts";
import { closes, type As, type World } from "#tests/features/texts/world.ts";
import { attachmentsWorld, covered, pdf, publishFiled } from "./world.ts";

let db: Db;
let w: World;
let lead: As;
let number: string;
let ids: [string, string];
beforeEach(async () => {
  ({ db, w, lead, number, ids } = await attachmentsWorld());
});

const outcomes = async () => (await getDeskText(w.campaign, number))!.attachments.map(({ outcome }) => outcome);
const publicNames = async () =>
  (await getPublicContribution(w.campaign, number))?.attachments.map(({ name }) => name) ?? null;
const words = async (id: string, who: Context["actor"], wanted: "omissis" | "original" | null = null) => {
  const found = await getAttachment(id, who, wanted);
  return found ? Buffer.from(found.content).toString("latin1").split("\n")[1] : null;
};
const publish = () => publishFiled(w, lead, number);

describe("each attachment is decided on by itself", () => {
  test("none comes out undecided; released, kept back and replaced ones do what they say", async () => {
    expect(await outcomes()).toEqual(["undecided", "undecided"]);
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    await ok(replaceFile(await w.planner(), { number, attachment: ids[1], file: covered }));
    expect(await outcomes()).toEqual(["released", "replaced"]);
    expect([await words(ids[0], null), await words(ids[1], null)]).toEqual([null, null]);
    await publish();
    expect(await outcomes()).toEqual(["public", "public_replaced"]);
    expect(await publicNames()).toEqual(["relazione.pdf", "curriculum (con omissis).pdf"]);
    expect((await getPublicContribution(w.campaign, number))!.attachments.map(({ replaced }) => replaced)).toEqual([
      false,
      true,
    ]);
    expect([await words(ids[0], null), await words(ids[1], null), await words(ids[1], null, "original")]).toEqual([
      "relazione",
      "un [omissis]",
      null,
    ]);
  });

  test("the decisions stay when the text goes back to the queue and is prepared anew", async () => {
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    await ok(preparePublication(await w.planner(), { number, title: "", omissis: [] }));
    await ok(returnToQueue(await w.planner(), { number }));
    await ok(withholdFile(await w.planner(), { number, attachment: ids[1], reason: "Contiene un nome." }));
    await publish();
    expect(await outcomes()).toEqual(["public", "withheld"]);
    expect(await getPublicContribution(w.campaign, number)).toMatchObject({ keptBack: 1, removedAttachments: [] });
  });

  test("a name given to the preparation can't let out what was kept back", async () => {
    await ok(withholdFile(await w.planner(), { number, attachment: ids[1], reason: "Contiene un nome." }));
    await ok(preparePublication(await w.planner(), { number, title: "", omissis: [], released: ids }));
    expect(await outcomes()).toEqual(["released", "withheld"]);
  });

  test("after publication a planner covers by the next request; only the lead makes public what was not", async () => {
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    await publish();
    const planner = await w.planner(closes);
    expect(await releaseFile(planner, { number, attachment: ids[1] })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await replaceFile(planner, { number, attachment: ids[1], file: covered })).toMatchObject({
      ok: false,
      code: "forbidden",
    });
    await ok(withholdFile(planner, { number, attachment: ids[0], reason: "Un nome." }));
    expect([await publicNames(), await words(ids[0], null)]).toEqual([[], null]);
    await ok(releaseFile(await lead(closes), { number, attachment: ids[0] }));
    await ok(
      replaceFile(planner, { number, attachment: ids[0], file: { name: "relazione.pdf", bytes: pdf("coperta") } }),
    );
    expect([await publicNames(), await words(ids[0], null)]).toEqual([["relazione (con omissis).pdf"], "coperta"]);
    await ok(releaseFile(await lead(closes), { number, attachment: ids[1] }));
    expect(await publicNames()).toEqual(["relazione (con omissis).pdf", "curriculum.pdf"]);
  });

  test("once the consultation is concluded covering goes on and nothing new comes out", async () => {
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    await publish();
    const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
    await ok(concludeCampaign(await lead(closes), { campaign: campaign!.slug, reason: "Fatto.", act: "", sure: "on" }));
    expect(await releaseFile(await lead(closes), { number, attachment: ids[1] })).toMatchObject({
      code: "campaign_concluded",
    });
    expect(await replaceFile(await lead(closes), { number, attachment: ids[1], file: covered })).toMatchObject({
      code: "campaign_concluded",
    });
    await ok(replaceFile(await w.planner(closes), { number, attachment: ids[0], file: covered }));
    await ok(withholdFile(await w.planner(closes), { number, attachment: ids[0], reason: "Un nome." }));
    expect(await publicNames()).toEqual([]);
  });

  test("while it is taken down only a file with omissis goes in its place, which comes out when it is put back", async () => {
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    await publish();
    await ok(takeDown(await w.planner(closes), { campaignId: w.campaign, allegato: ids[0], reason: "Un nome." }));
    for (const decide of [releaseFile, withholdFile])
      expect(await decide(await lead(closes), { number, attachment: ids[0], reason: "x" })).toMatchObject({
        code: "file_taken_down",
      });
    await ok(replaceFile(await w.planner(closes), { number, attachment: ids[0], file: covered }));
    expect([await outcomes(), await publicNames()]).toEqual([["taken_down", "undecided"], []]);
    const [held] = await db.select({ id: takedowns.id }).from(takedowns);
    await ok(restoreTakedown(await lead(closes), { takedownId: held!.id, reason: "Ora è coperto." }));
    expect(await publicNames()).toEqual(["curriculum (con omissis).pdf"]);
  });

  test("what the next revision brings waits for it, decided on or not; what it leaves out goes with the text before it", async () => {
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    await publish();
    const evening = new Date(closes.getTime() - 3_600_000);
    const draft = await ok(startIntegration(await w.signatory(evening), { number }));
    await ok(
      addAttachments(await w.signatory(evening), { draft, files: [{ name: "nuovo.pdf", bytes: pdf("nuovo") }] }),
    );
    const { version } = (await getDraft(draft, { organisationId: w.alfa, campaignId: w.campaign }))!;
    await ok(
      fileContribution(await w.signatory(evening), {
        draft,
        version,
        privacy: "on",
        thirdParties: "none",
        licence: "on",
      }),
    );
    const added = (await getDeskText(w.campaign, number))!.attachments.find(({ name }) => name === "nuovo.pdf")!;
    await ok(releaseFile(await lead(closes), { number, attachment: added.id }));
    expect([await publicNames(), await words(added.id, null)]).toEqual([["relazione.pdf"], null]);
    await publish();
    expect(await publicNames()).toEqual(["relazione.pdf", "nuovo.pdf"]);
  });

  test.each<[string, () => Promise<Context>, string]>([
    ["a visitor", async () => ({ ...(await lead()), actor: null }), "sign_in"],
    ["the auditor", () => w.auditor(), "forbidden"],
    ["its signatory", () => w.signatory(), "forbidden"],
  ])("not by %s", async (_, who, code) => {
    for (const decide of [releaseFile, withholdFile, replaceFile])
      expect(await decide(await who(), { number, attachment: ids[0], reason: "x", file: covered })).toMatchObject({
        ok: false,
        code,
      });
  });

  test.each<[string, object, object]>([
    ["an attachment of another text", { attachment: "niente" }, { code: "not_found" }],
    ["no file", { file: null }, { code: "invalid", fields: { file: "required" } }],
    [
      "a page called PDF",
      { file: { name: "a.pdf", bytes: pdf("").fill(60) } },
      { code: "file_type", fields: { file: "file_type" } },
    ],
    [
      "eleven megabytes",
      { file: { name: "a.pdf", bytes: new Uint8Array([...pdf(""), ...new Uint8Array(11 * 1024 * 1024)]) } },
      { code: "too_large", fields: { file: "too_large" } },
    ],
    ["something that is no file", { file: "a.pdf" }, { code: "invalid" }],
  ])("refused: %s, and nothing is kept", async (_, change, refusal) => {
    expect(
      await replaceFile(await w.planner(), { number, attachment: ids[0], file: covered, ...change }),
    ).toMatchObject({ ok: false, ...refusal });
    expect(await db.$count(files)).toBe(2);
  });

  test.each([
    ["withhold", "reason"],
    ["replace", "file"],
  ])("what %s lacks is listed in its own form, which is open, and leads to its field", async (intent, field) => {
    const [{ slug }] = (await db
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, w.campaign))) as [{ slug: string }];
    const cookie = await cookieFor((await w.planner()).actor!.personId);
    const answer = await ask(`/gestione/${slug}/arrivi/${number}/allegati`, {
      cookie,
      method: "POST",
      body: new URLSearchParams({ intent, attachment: ids[1], reason: "" }),
    });
    const html = await answer.text();
    expect([answer.status, html.split('class="error-summary"').length]).toEqual([422, 2]);
    const [mine = ""] = html.split("<details").filter((part) => part.includes('class="error-summary"'));
    expect(mine).toMatch(/^[^>]* open/);
    expect(mine).toContain(`value="${ids[1]}"`);
    const [, href = ""] = /href="#([^"]+)"/.exec(mine) ?? [];
    expect(mine).toMatch(new RegExp(`<(?:textarea|input)[^>]* id="${href}"[^>]* name="${field}"`));
  });

  test("a withdrawn text has no decisions left, and another file put in the place of the first leaves none behind", async () => {
    await ok(replaceFile(await w.planner(), { number, attachment: ids[0], file: covered }));
    await ok(
      replaceFile(await w.planner(), { number, attachment: ids[0], file: { name: "altro.pdf", bytes: pdf("altro") } }),
    );
    expect(await db.$count(files)).toBe(3);
    await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
    expect(await db.$count(files)).toBe(2);
  });
});

describe("the organisation", () => {
  test("sees of each file what becomes of it, and the one that stands in for it", async () => {
    await ok(withholdFile(await w.planner(), { number, attachment: ids[0], reason: "Un nome." }));
    await ok(replaceFile(await w.planner(), { number, attachment: ids[1], file: covered }));
    const own = (await getOwnText(number, { organisationId: w.alfa, campaignId: w.campaign }))!;
    expect(own.attachments.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["withheld", "Un nome."],
      ["replaced", ""],
    ]);
    expect([
      await words(ids[1], (await w.drafter()).actor),
      (await getAttachment(ids[1], (await w.drafter()).actor, "omissis"))?.name,
    ]).toEqual(["un nome", "curriculum (con omissis).pdf"]);
  });

  test("is told of each decision, by mail only of the last within ten minutes", async () => {
    await ok(withholdFile(await w.planner(), { number, attachment: ids[0], reason: "Un nome." }));
    await ok(
      replaceFile(await w.planner(new Date("2025-10-01T10:02:00Z")), { number, attachment: ids[0], file: covered }),
    );
    const holders = 3;
    expect(await db.$count(notices, eq(notices.kind, "file_decided"))).toBe(2 * holders);
    const waiting = await db
      .select({ payload: jobs.payload })
      .from(jobs)
      .where(and(eq(jobs.about, `file:${ids[0]}`), eq(jobs.kind, "notice_to_body")));
    expect(waiting.map(({ payload }) => (payload["facts"] as Record<string, unknown>)["how"])).toEqual(["replaced"]);
  });
});

test("a restored backup that is older than a decision shows no file that was covered since", async () => {
  await ok(releaseFile(await w.planner(), { number, attachment: ids[0] }));
  await publish();
  const sha256 = createHash("sha256").update(pdf("relazione")).digest("hex");
  const removal = { kind: "file", at: closes.toISOString(), facts: { attachment: ids[0], sha256 } };
  expect(await db.transaction((tx) => repeatAll(tx, [removal], closes))).toHaveLength(1);
  expect(await publicNames()).toEqual([]);
  expect(await db.transaction((tx) => repeatAll(tx, [removal], closes))).toHaveLength(0);
  expect(
    await db.transaction((tx) =>
      repeatAll(tx, [{ ...removal, kind: "file_back", facts: { attachment: ids[0] } }], closes),
    ),
  ).toHaveLength(1);
  expect(await publicNames()).toEqual(["relazione.pdf"]);
  expect(
    await db.transaction((tx) =>
      repeatAll(tx, [{ ...removal, facts: { attachment: ids[0], sha256: newId(closes) } }], closes),
    ),
  ).toHaveLength(0);
});
