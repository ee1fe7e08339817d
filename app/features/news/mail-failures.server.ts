import { and, eq, inArray, sql } from "drizzle-orm";
import { watchMails } from "#app/core/mail.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { mailFailures, organisations, people } from "#db/schema/index.ts";

/** Whose address it is, by id: addresses themselves are kept in one place only. */
async function recipientsOf(address: string): Promise<string[]> {
  const wanted = address.toLowerCase();
  const [persons, bodies] = [
    await db().select({ id: people.id }).from(people).where(eq(sql`lower(${people.email})`, wanted)),
    await db().select({ id: organisations.id }).from(organisations).where(eq(sql`lower(${organisations.email})`, wanted)),
  ];
  return [...persons.map(({ id }) => `person:${id}`), ...bodies.map(({ id }) => `organisation:${id}`)];
}

watchMails({
  async refused(address, code, now) {
    for (const recipient of await recipientsOf(address)) {
      await db()
        .insert(mailFailures)
        .values({ recipient, kind: "mail", failedAt: now, code, hard: true })
        .onConflictDoNothing();
    }
  },
  async accepted(address) {
    const recipients = await recipientsOf(address);
    if (recipients.length > 0) await db().delete(mailFailures).where(and(inArray(mailFailures.recipient, recipients), eq(mailFailures.kind, "mail")));
  },
});

export interface FailingAddress { organisationId: string; organisation: string; person: string | null; failedAt: Date }

/** Bodies with a seat in a campaign whose own address, or whose holder's, a mail server refuses for good. */
export async function listFailingAddresses(campaignId: string, now: Date): Promise<FailingAddress[]> {
  const rows = rowsOf<Omit<FailingAddress, "failedAt"> & { failedAt: string }>(await db().execute(sql`
    select s.organisation_id as "organisationId", n.name as organisation, f.person, f.failed_at as "failedAt"
    from bench_seats s
    join lateral ${nameRowOn(sql`s.organisation_id`, romeDay(now))} n on true
    join lateral (
      select null::text as person, m.failed_at from mail_failures m where m.recipient = 'organisation:' || s.organisation_id
      union all
      select p.name, m.failed_at from mandates d join people p on p.id = d.person_id join mail_failures m on m.recipient = 'person:' || p.id
      where d.organisation_id = s.organisation_id and d.campaign_id = s.campaign_id and d.revoked_at is null
    ) f on true
    where s.campaign_id = ${campaignId} order by n.name, f.person nulls first limit 200`));
  return rows.map((row) => ({ ...row, failedAt: new Date(row.failedAt) }));
}
