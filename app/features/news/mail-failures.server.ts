import { and, eq, inArray, sql } from "drizzle-orm";
import { GivenUp } from "#app/core/jobs.server.ts";
import { mailFolder, transmitMail, type Mail } from "#app/core/mail.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { mailFailures, organisations, people } from "#db/schema/index.ts";

/** Whom an address belongs to, by id, because addresses themselves are kept in one place only. */
async function recipientsOf(address: string): Promise<string[]> {
  const wanted = address.toLowerCase();
  const [persons, bodies] = [
    await db()
      .select({ id: people.id })
      .from(people)
      .where(eq(sql`lower(${people.email})`, wanted)),
    await db()
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(sql`lower(${organisations.email})`, wanted)),
  ];
  return [...persons.map(({ id }) => `person:${id}`), ...bodies.map(({ id }) => `organisation:${id}`)];
}

/**
 * Sends at once; only for handlers of jobs. An address that the mail server refuses for good is kept as failing until
 * the server takes a mail for it again.
 */
export async function deliverMail(id: string, mail: Mail, now: Date): Promise<void> {
  try {
    await transmitMail(id, mail, now);
  } catch (error) {
    if (error instanceof GivenUp) await noteRefused(mail.to, error.code, now);
    throw error;
  }
  // That a mail was written into the folder says nothing about its address.
  if (!mailFolder()) await noteTaken(mail.to);
}

async function noteRefused(address: string, code: string, now: Date): Promise<void> {
  for (const recipient of await recipientsOf(address)) {
    await db()
      .insert(mailFailures)
      .values({ recipient, kind: "mail", failedAt: now, code, hard: true })
      .onConflictDoNothing();
  }
}

async function noteTaken(address: string): Promise<void> {
  const recipients = await recipientsOf(address);
  if (recipients.length === 0) return;
  const failing = and(inArray(mailFailures.recipient, recipients), eq(mailFailures.kind, "mail"));
  await db().delete(mailFailures).where(failing);
}

export interface FailingAddress {
  organisationId: string;
  organisation: string;
  person: string | null;
  failedAt: Date;
}

/**
 * Bodies with a seat in a campaign to whose own address, or to that of a delegate, a mail server refuses mails for
 * good.
 */
export async function listFailingAddresses(campaignId: string, now: Date): Promise<FailingAddress[]> {
  const rows = rowsOf<Omit<FailingAddress, "failedAt"> & { failedAt: string }>(
    await db().execute(sql`
    select s.organisation_id as "organisationId", n.name as organisation, f.person, f.failed_at as "failedAt"
    from bench_seats s
    join lateral ${nameRowOn(sql`s.organisation_id`, romeDay(now))} n on true
    join lateral (
      select null::text as person, m.failed_at from mail_failures m where m.recipient = 'organisation:' || s.organisation_id
      union all
      select p.name, m.failed_at from mandates d join people p on p.id = d.person_id join mail_failures m on m.recipient = 'person:' || p.id
      where d.organisation_id = s.organisation_id and d.campaign_id = s.campaign_id and d.revoked_at is null
    ) f on true
    where s.campaign_id = ${campaignId} order by n.name, f.person nulls first limit 200`),
  );
  return rows.map((row) => ({ ...row, failedAt: new Date(row.failedAt) }));
}
