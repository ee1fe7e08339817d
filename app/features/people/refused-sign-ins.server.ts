import { eq } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db } from "#db/client.server.ts";
import { roles } from "#db/schema/people.ts";

/** Refused sign-ins of the body's people go into the log. By a job, whoever it was: the time of an answer must not tell who is of the body. */
export async function recordRefused(personId: string | null, why: "password" | "code", now: Date): Promise<void> {
  await db().transaction((tx) => enqueue(tx, "sign_in_refused", { personId, why, at: now.toISOString() }, now));
}

export async function logRefused({ personId, why, at }: JobPayload<"sign_in_refused">): Promise<void> {
  if (personId === null) return;
  await db().transaction(async (tx) => {
    const [held] = await tx.select({ id: roles.id }).from(roles).where(eq(roles.personId, personId)).limit(1);
    if (!held) return;
    await appendAudit(tx, { at: new Date(at), action: "session.refuse", personId, mandateId: null, campaignId: null, subject: `person:${personId}`, detail: { why } });
  });
}
