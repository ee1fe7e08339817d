import { appendAudit } from "#app/core/audit.server.ts";
import { endWithin, enqueue, type Job } from "#app/core/jobs.server.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db } from "#db/client.server.ts";

/**
 * Writes refused sign-ins into the log. It queues a job even for an address that nobody has, because the time of an
 * answer must not tell who has an account.
 */
export async function recordRefused(personId: string | null, why: "password" | "code", now: Date): Promise<void> {
  await db().transaction((tx) => enqueue(tx, "sign_in_refused", { personId, why, at: now.toISOString() }, now));
}

/** The job that `recordRefused` asks for. */
export async function logRefused(
  { personId, why, at }: JobPayload<"sign_in_refused">,
  now: Date,
  job: Job,
): Promise<void> {
  if (personId === null) return;
  await db().transaction(async (tx) => {
    if (!(await endWithin(tx, job, now))) return;
    await appendAudit(tx, {
      at: new Date(at),
      action: "session.refuse",
      personId,
      mandateId: null,
      campaignId: null,
      subject: `person:${personId}`,
      detail: { why },
    });
  });
}
