import { addAttachments } from "#app/features/attachments/attachments.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { attachments } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { closes, world, type As, type World } from "#tests/features/texts/world.ts";

export const pdf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(`%PDF-1.7\n${text}`, (sign) => sign.charCodeAt(0));

/** A filed text with two attachments, one of which stands under a name that is somebody's. */
export async function attachmentsWorld() {
  const db = await testDatabase();
  const w = await world(db);
  const lead = await addLead(db, w.campaign);

  async function file(sent: { name: string; bytes: Uint8Array<ArrayBuffer> }[]): Promise<string> {
    const draft = await ok(createDraft(await w.signatory(), { roundId: w.round }));
    await ok(addAttachments(await w.drafter(), { draft, files: sent }));
    const { version } = await ok(saveDraft(await w.signatory(), { draft, version: 2, title: "t", body: "testo" }));
    return (
      await ok(
        fileContribution(await w.signatory(), { draft, version, privacy: "on", thirdParties: "none", licence: "on" }),
      )
    ).number;
  }

  const number = await file([
    { name: "relazione.pdf", bytes: pdf("relazione") },
    { name: "curriculum.pdf", bytes: pdf("un nome") },
  ]);
  const rows = await db.select({ id: attachments.id }).from(attachments).orderBy(attachments.position);
  return { db, w, lead, file, number, ids: rows.map(({ id }) => id) as [string, string] };
}
export type AttachmentsWorld = Awaited<ReturnType<typeof attachmentsWorld>>;

export const covered = { name: "curriculum.pdf", bytes: pdf("un [omissis]") };

/** Makes public the text with what was decided of its attachments. */
export async function publishFiled(w: World, lead: As, number: string): Promise<void> {
  await ok(preparePublication(await w.planner(closes), { number, title: "", omissis: [] }));
  await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
}
