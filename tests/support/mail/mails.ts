import { asc, eq } from "drizzle-orm";
import { runDueJobs } from "#app/jobs.server.ts";
import type { Mail } from "#app/core/mail.server.ts";
import { db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";

/** Every mail asked for so far, oldest first, sent or not: the outbox. */
export async function outbox(): Promise<Mail[]> {
  const rows = await db()
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(eq(jobs.kind, "mail"))
    .orderBy(asc(jobs.createdAt), asc(jobs.id));
  return rows.map((row) => row.payload as unknown as Mail);
}

export const mailsTo = async (address: string): Promise<Mail[]> =>
  (await outbox()).filter((mail) => mail.to === address);

/** The one-time secret in the newest mail to that address; null when there is none. */
export async function linkTo(address: string, path: "invito" | "nuova-password"): Promise<string | null> {
  const text = (await mailsTo(address))
    .map((mail) => mail.text)
    .reverse()
    .join("\n");
  return new RegExp(`/${path}/([\\w-]+)`).exec(text)?.[1] ?? null;
}

/** Runs what is due but leaves the mails unsent. */
export async function runJobs(now: Date): Promise<void> {
  const holdMails = () =>
    db()
      .update(jobs)
      .set({ dueAt: new Date("2100-01-01") })
      .where(eq(jobs.kind, "mail"));
  do await holdMails();
  while ((await runDueJobs(now)) > 0);
}
