import { eq } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { getImport, largestImport, runImport, startImport } from "#app/features/intake/imports.server.ts";
import { receivePieces } from "#app/features/intake/pieces.server.ts";
import { organisations } from "#db/schema/index.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world } from "#tests/features/texts/world.ts";
import { testDatabase } from "#tests/support/database/database.ts";

export async function* inParts(bytes: Uint8Array, size = 100_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  await Promise.resolve();
}

/** The columns of a list, a row of it, and a whole one. */
export const head = "id_esterno;codice_fiscale;codice_ipa;tipo;canale;ricevuto_il;titolo;testo;risposta_1;linee";
export const row = (n: number, more = "") =>
  `E-${n};00488410010;;istanza;pec;01/10/2025 11:30;Titolo ${n}${more};"Testo ${n}, con ""virgolette""\nsu due righe";Risposta ${n};1`;
export const csv = (count: number, from = 1) =>
  [head, ...Array.from({ length: count }, (_, i) => row(from + i))].join("\r\n");

/** A consultation into which lists are brought: two organisations that a row can name, and whoever answers for it. */
export async function importWorld() {
  const db = await testDatabase();
  const w = await world(db);
  const lead = await addLead(db, w.campaign);
  await db.update(organisations).set({ fiscalCode: "00488410010" }).where(eq(organisations.id, w.alfa));
  await db.update(organisations).set({ ipaCode: "c_beta" }).where(eq(organisations.id, w.beta));

  /** Sent by somebody, and not checked yet. */
  async function sent(content: string | Uint8Array): Promise<string> {
    const batchId = newId(during);
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const received = await receivePieces(batchId, inParts(bytes), largestImport, during);
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
    return batchId;
  }
  async function uploaded(content: string | Uint8Array): Promise<string> {
    const batch = await sent(content);
    while ((await runDueJobs(during)) > 0);
    return batch;
  }
  async function imported(content: string | Uint8Array): Promise<string> {
    const batch = await uploaded(content);
    await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
    while ((await runDueJobs(during)) > 0);
    return batch;
  }
  const about = async (batch: string) => (await getImport(w.campaign, batch))!;
  const told = async (batch: string) =>
    (await about(batch)).errors.map(({ row, column, code }) => `${row} ${column} ${code}`);
  return { db, w, lead, sent, uploaded, imported, about, told };
}
export type ImportWorld = Awaited<ReturnType<typeof importWorld>>;
