import { sql, type SQL } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { keyedHash, sameDigest } from "#app/core/hash.server.ts";
import { z } from "#app/core/validation.server.ts";
import { ownAct } from "#app/features/second-factor/again.server.ts";
import { secretKey } from "#app/features/signin/secret.server.ts";
import { zipParts } from "#app/features/formats/zip.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import type { Actor } from "#app/permissions.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { ownDataHtml, sectionOf, type OwnData, type OwnTable } from "./own-data.ts";

/**
 * One query for each table that db/classification counts among one's own data. None gives secrets, hashes or data of
 * other people.
 */
const queries: Record<OwnTable, (actor: Actor) => SQL> = {
  people: ({ personId }) => sql`select id, name, email, language, created_at, demo from people where id = ${personId}`,
  roles: ({ personId }) =>
    sql`select r.role, c.title as consultation, b.name_it as body, r.granted_at, r.ended_at from roles r left join campaigns c on c.id = r.campaign_id left join bodies b on b.id = r.body_id where r.person_id = ${personId} order by r.granted_at, r.id`,
  mandates: ({ personId }) => sql`
    select (select n.name from organisation_names n where n.organisation_id = m.organisation_id order by n.valid_from desc limit 1) as organisation, c.title as consultation, m.capacity, m.valid_from, m.valid_to, m.created_at, m.revoked_at, m.revoked_reason, f.name as letter
    from mandates m join campaigns c on c.id = m.campaign_id left join files f on f.id = m.letter_id where m.person_id = ${personId} order by m.created_at, m.id`,
  sessions: ({ personId }) =>
    sql`select device, created_at, expires_at, second_factor_at from sessions where user_id = ${personId} order by created_at`,
  acceptances: ({ personId }) =>
    sql`select document, version, at from acceptances where person_id = ${personId} order by at`,
  secondFactors: ({ personId }) =>
    sql`select confirmed_at, jsonb_array_length(recovery_hashes) as recovery_codes_left from second_factors where person_id = ${personId}`,
  newsPreferences: ({ personId }) => sql`select mode, saved_at from news_preferences where person_id = ${personId}`,
  headReaders: ({ personId }) => sql`select chosen_at from head_readers where person_id = ${personId}`,
  mailFailures: ({ personId }) =>
    sql`select kind, code, failed_at from mail_failures where recipient = ${`person:${personId}`} order by failed_at`,
  notices: ({ personId }) =>
    sql`select kind, facts, path, created_at, read_at, mailed_at from notices where person_id = ${personId} order by created_at, id`,
  revisions: ({ personId }) =>
    sql`select c.number, r.number as revision, case when c.sealed_at is null then r.title else '' end as title, r.filed_at, r.privacy_version, r.licence from revisions r join contributions c on c.id = r.contribution_id where r.person_id = ${personId} order by r.filed_at, r.id`,
  joins: ({ personId }) =>
    sql`select c.number, j.joined_at, j.withdrawn_at, j.voided_at from joins j left join contributions c on c.id = j.contribution_id where j.person_id = ${personId} order by j.joined_at, j.id`,
  participationRequests: ({ email }) =>
    sql`select organisation_name, why, person_name, person_email, asked_at, state, decided_at from participation_requests where lower(person_email) = lower(${email}) order by asked_at`,
  stakeholderInvitations: ({ email }) =>
    sql`select c.title as consultation, i.contact_name, i.contact_email, i.sent_at, i.delivered_at, i.spent_at from stakeholder_invitations i join stakeholders s on s.id = i.stakeholder_id join campaigns c on c.id = s.campaign_id where lower(i.contact_email) = lower(${email}) order by i.sent_at, i.id`,
  reports: ({ email }) =>
    sql`select subject_kind, cause, words, reply_email, reported_at, state, answer from reports where lower(reply_email) = lower(${email}) order by reported_at`,
  auditLog: ({ personId }) =>
    sql`select seq, at, action, subject, detail from audit_log where person_id = ${personId} order by seq`,
  jobs: ({ email }) =>
    sql`select payload->>'subject' as subject, payload->>'text' as text, created_at from jobs where kind = 'mail' and lower(payload->>'to') = lower(${email}) order by created_at, id`,
};

/** All data about a person, as a ZIP with one page to read and the same as JSON. */
export async function ownDataZip(actor: Actor, lang: Lang, now: Date): Promise<{ name: string; content: Uint8Array }> {
  const data = Object.fromEntries(
    await Promise.all(
      (Object.keys(queries) as OwnTable[]).map(async (table) => [
        sectionOf[table],
        rowsOf(await db().execute(queries[table](actor))),
      ]),
    ),
  ) as OwnData;
  const t = textIn(lang).privacy.mine;
  const html = ownDataHtml(data, {
    lang,
    title: `${t.of} ${actor.name}`,
    made: t.made(longTime(now, lang)),
    none: t.none,
    sections: t.sections,
  });
  return {
    name: `${t.file}.zip`,
    content: zipParts([
      { name: `${t.file}.html`, data: html },
      { name: `${t.file}.json`, data: JSON.stringify(data, null, 2) },
    ]),
  };
}

/** Milliseconds for which the address of the file works after the password was given. */
const ticketLifetime = 60_000;

const ticketOf = (actor: Actor, until: string): string =>
  `${until}.${keyedHash(secretKey(), `own data ${actor.sessionId} ${until}`)}`;

/**
 * Asks for the password and records that the data was taken; gives a ticket that opens the file in this session, for a
 * minute.
 */
export const allowOwnExport = command({
  name: "data.export",
  again: ownAct("exported", "password"),
  input: z.object({}),
  quiet: true,
  run: async ({ actor, now, log }) => {
    await log(`person:${actor.personId}`);
    return ticketOf(actor, String(now.getTime() + ticketLifetime));
  },
});

/** Whether the ticket was given to this session and has not expired at `now`. */
export function isExportAllowed(actor: Actor, ticket: string, now: Date): boolean {
  const [until = ""] = ticket.split(".");
  return Number(until) > now.getTime() && sameDigest(ticket, ticketOf(actor, until));
}
