import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getAttachment, openAttachment, whyClosed } from "#app/features/attachments/attachments.server.ts";
import { releaseFile, replaceFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { takeDown } from "#app/features/removals/takedowns.server.ts";
import type { Db } from "#db/client.server.ts";
import { attachments, auditLog, campaigns, files } from "#db/schema/index.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { signedEnvelope, signedPdf, tellingPdf } from "#tests/support/files/signed-files.ts";
import { ok } from "#tests/features/texts/filed-texts.ts";
import { closes, type As, type World } from "#tests/features/texts/world.ts";
import { attachmentsWorld, covered, pdf, publishFiled, type AttachmentsWorld } from "./world.ts";

let db: Db;
let w: World;
let lead: As;
let number: string;
let ids: [string, string];
let file: AttachmentsWorld["file"];
beforeEach(async () => {
  ({ db, w, lead, number, ids, file } = await attachmentsWorld());
});

const publish = () => publishFiled(w, lead, number);

describe("originals", () => {
  test("of a replaced file are opened by the office only, and each opening is in the log", async () => {
    await ok(replaceFile(await w.planner(), { number, attachment: ids[1], file: covered }));
    const opened = () => db.$count(auditLog, eq(auditLog.action, "original.open"));
    expect(await openAttachment(await w.auditor(), ids[1])).toBeNull();
    expect(await openAttachment(await w.auditor(), ids[1], "omissis")).not.toBeNull();
    expect(await opened()).toBe(0);
    await openAttachment(await w.planner(), ids[1], "original");
    await openAttachment(await w.drafter(), ids[1]);
    expect(await opened()).toBe(1);
    await publish();
    for (const who of [null, (await w.auditor()).actor, (await w.other()).actor])
      expect((await getAttachment(ids[1], who))?.name).toBe("curriculum (con omissis).pdf");
  });

  test("are named to who reads along only while no word is covered, and no word of what was taken down is in their page", async () => {
    const [{ slug }] = (await db
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, w.campaign))) as [{ slug: string }];
    const cookie = await cookieFor((await w.auditor()).actor!.personId);
    const page = async () => (await ask(`/gestione/${slug}/arrivi/${number}`, { cookie })).text();
    const [before, title] = [await page(), "Un titolo che resta"];
    expect([before.includes("curriculum.pdf"), before.includes("testo")]).toEqual([true, true]);
    await ok(
      preparePublication(await w.planner(), { number, title, omissis: [{ start: 0, end: 2, reason: "third_party" }] }),
    );
    const left = /(?<![a-z])sto(?![a-z])/;
    expect([(await page()).includes("curriculum.pdf"), left.test(await page())]).toEqual([false, true]);
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
    await ok(takeDown(await w.planner(closes), { campaignId: w.campaign, contributo: number, reason: "Un nome." }));
    expect(left.test(await page())).toBe(false);
  });

  test("say their notes and changes at the desk only to somebody who is written down, once words of the text are covered", async () => {
    number = await file([{ name: "note.pdf", bytes: Uint8Array.from(tellingPdf()) }]);
    const [sent] = (await getDeskText(w.campaign, number))!.attachments;
    const id = sent!.id;
    const [{ slug }] = (await db
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, w.campaign))) as [{ slug: string }];
    const cookie = await cookieFor((await w.planner()).actor!.personId);
    const opened = async () =>
      (await db.select({ detail: auditLog.detail }).from(auditLog).where(eq(auditLog.action, "original.open"))).map(
        ({ detail }) => detail,
      );
    const told = async (method = "GET") =>
      (await (await ask(`/gestione/${slug}/arrivi/${number}/allegati`, { cookie, method })).text()).includes(
        "Togliere il nome della lavoratrice",
      );
    expect([await told(), await opened()]).toEqual([true, []]);
    await ok(
      preparePublication(await w.planner(), {
        number,
        title: "",
        omissis: [{ start: 0, end: 5, reason: "third_party" }],
      }),
    );
    expect([await told("HEAD"), await opened()]).toEqual([false, []]);
    expect([await told(), await opened()]).toEqual([true, [{ number, file: id }]]);
    // What everybody downloads, and what stands in for an original, opens nothing.
    await ok(releaseFile(await w.planner(), { number, attachment: id }));
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
    expect([await told(), (await opened()).length]).toEqual([true, 1]);
    await ok(replaceFile(await w.planner(), { number, attachment: id, file: covered }));
    expect([await told(), (await opened()).length]).toEqual([false, 1]);
  });

  test("a sealed file opens for nobody, with a page that says so to those who could have had it", async () => {
    await db
      .update(files)
      .set({ sealedAt: closes })
      .where(eq(files.sha256, createHash("sha256").update(pdf("un nome")).digest("hex")));
    for (const who of [await w.signatory(), await w.planner(), await lead(), await w.auditor()])
      expect([await getAttachment(ids[1], who.actor), await whyClosed(ids[1], who.actor)]).toEqual([
        null,
        "file_sealed",
      ]);
    expect(await whyClosed(ids[1], null)).toBeNull();
    expect(await releaseFile(await w.planner(), { number, attachment: ids[1] })).toMatchObject({ code: "file_sealed" });
    const { personId } = (await w.planner()).actor!;
    const cookie = await cookieFor(personId);
    const page = await ask(`/allegati/${ids[1]}`, { cookie });
    expect([page.status, (await page.text()).includes("nessuno può più aprirlo")]).toEqual([451, true]);
    expect((await ask(`/allegati/${ids[1]}`)).status).toBe(404);
  });
});

describe("signed files", () => {
  test.each([
    ["contratto.pdf.p7m", () => signedEnvelope(tellingPdf(), "Flora Firmataria")],
    ["contratto.pdf", () => signedPdf("Flora Firmataria")],
  ] as const)("%s is kept, published and downloaded byte for byte", async (name, make) => {
    const bytes = make();
    const digest = createHash("sha256").update(bytes).digest("hex");
    number = await file([{ name, bytes }]);
    const [id] = (
      await db
        .select({ id: attachments.id })
        .from(attachments)
        .innerJoin(files, eq(files.id, attachments.fileId))
        .where(eq(files.sha256, digest))
    ).map((row) => row.id);
    await ok(releaseFile(await w.planner(), { number, attachment: id! }));
    await publish();
    expect((await getPublicContribution(w.campaign, number))!.attachments).toMatchObject([
      { name, signed: true, sha256: digest },
    ]);
    const answer = await ask(`/allegati/${id}`);
    expect(
      createHash("sha256")
        .update(new Uint8Array(await answer.arrayBuffer()))
        .digest("hex"),
    ).toBe(digest);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
  });
});
