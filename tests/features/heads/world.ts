import { entryHash } from "#app/core/audit.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { db } from "#db/client.server.ts";
import { auditHead, auditLog } from "#db/schema/index.ts";
import { scratch } from "#tests/support/database/backups.ts";
import { addCampaign, noon } from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";

export const day = 86_400_000;

/** A campaign in a house whose signing key and remembered heads lie in a folder of their own. */
export async function headsWorld() {
  await testDatabase();
  const dataDir = scratch();
  changeSettings({ DATA_DIR: dataDir });
  const campaign = await addCampaign();
  const entry = (subject: string, action = "round.edit") => ({
    at: noon,
    action,
    personId: "p",
    mandateId: null,
    campaignId: campaign,
    subject,
    detail: { n: 1 },
  });
  /** Many entries at once, with the hashes that `appendAudit` gives them one by one. */
  const append = (count: number, action?: string) =>
    db().transaction(async (tx) => {
      const [head] = await tx.select().from(auditHead).for("update");
      const rows: (typeof auditLog.$inferInsert)[] = [];
      let [seq, previous] = [head?.seq ?? 0, head?.hash ?? ""];
      for (let n = 0; n < count; n += 1) {
        seq += 1;
        const hash = entryHash(previous, seq, entry(`round:${n}`, action));
        rows.push({ ...entry(`round:${n}`, action), seq, previous, hash });
        previous = hash;
      }
      await tx.insert(auditLog).values(rows);
      await tx.update(auditHead).set({ seq, hash: previous });
    });
  return { campaign, dataDir, entry, append, putBack: () => changeSettings({ DATA_DIR: testData }) };
}
export type HeadsWorld = Awaited<ReturnType<typeof headsWorld>>;

/** What `verify` finds wrong, part by part. */
export const wrong = async () => (await verifyAll()).flatMap((each) => each.wrong.map((one) => `${each.what} ${one}`));
