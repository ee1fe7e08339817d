import { and, asc, eq, inArray, isNull, lte, sql, type SQL } from "drizzle-orm";
import { enqueue, type Job } from "#app/core/jobs.server.ts";
import { inLang } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { newsPreferences, notices, organisations, people } from "#db/schema/index.ts";
import { jobs } from "#db/schema/machine.ts";
import { nextDigest } from "./digest.ts";
import { deliverMail } from "./mail-failures.server.ts";
import { gathered, noticeWords, type Facts } from "./notice.ts";
import { thinkingMinutes } from "./notices.server.ts";

interface Told {
  kind: string;
  facts: Facts;
  path: string;
}

/** The words of a notice as mail, with its address. */
function noticeMail(notice: Told, lang: Lang): { subject: string; text: string } {
  const t = textIn(lang).news;
  const words = noticeWords(t, notice) ?? { subject: t.unknown, text: t.unknown };
  return {
    subject: words.subject,
    text: `${words.text}\n\n${t.open} ${settings().origin}${inLang(lang, notice.path)}\n`,
  };
}

/** The words of several in one mail. */
function noticesMail(told: readonly Told[], lang: Lang): { subject: string; text: string } {
  const parts = told.map((notice) => noticeMail(notice, lang)).map(({ subject, text }) => `${subject}\n\n${text}`);
  return { subject: textIn(lang).news.digest(parts.length), text: parts.join("\n----\n\n") };
}

/** The notices that one mail tells of, at most. */
const mostInOne = 200;

/**
 * The notices that go into one mail with this one. Notices of a kind that is gathered take along those of that campaign
 * that have not been mailed to the person yet.
 */
function together(notice: { id: string; personId: string; kind: string; campaignId: string | null }): SQL | undefined {
  if (!gathered.some((kind) => kind === notice.kind) || notice.campaignId === null) return eq(notices.id, notice.id);
  return and(
    eq(notices.personId, notice.personId),
    eq(notices.campaignId, notice.campaignId),
    eq(notices.kind, notice.kind),
  );
}

/** In no mail: in no job's hands, or in those of one that ended without a mail. */
const free = sql`(${notices.mailJob} is null or not exists (
  select from ${jobs} j where j.id = ${notices.mailJob} and j.done_at is null and j.failed_at is null))`;

/**
 * Mails of these notices what nobody has mailed, once: before it is sent they are this job's, so no other tells of them
 * at the same time, nor after a crash between the sending and the writing down. The job that is run again then tells
 * the very same, under the same Message-ID.
 */
async function mailOnce(
  job: Job,
  wanted: SQL | undefined,
  { email, language }: { email: string; language: Lang },
  now: Date,
): Promise<void> {
  const unmailed = and(wanted, isNull(notices.mailedAt));
  const ours = and(unmailed, eq(notices.mailJob, job.id));
  const told = await db().transaction(async (tx) => {
    if ((await tx.$count(notices, ours)) === 0) {
      const taken = tx
        .select({ id: notices.id })
        .from(notices)
        .where(and(unmailed, free))
        .orderBy(asc(notices.id))
        .limit(mostInOne)
        .for("update");
      await tx.update(notices).set({ mailJob: job.id }).where(inArray(notices.id, taken));
    }
    return tx
      .select({ id: notices.id, kind: notices.kind, facts: notices.facts, path: notices.path })
      .from(notices)
      .where(ours)
      .orderBy(asc(notices.id));
  });
  const [first] = told;
  if (!first) return;
  const mail = told.length > 1 ? noticesMail(told, language) : noticeMail(first, language);
  await deliverMail(job.id, { to: email, ...mail }, now);
  const ids = told.map(({ id }) => id);
  await db().update(notices).set({ mailedAt: now }).where(inArray(notices.id, ids));
}

/**
 * Mails a notice. What counts is how the person wants mails, and their address, at the moment of sending, not at the
 * moment of the happening.
 */
export async function mailNotice({ notice }: JobPayload<"notice">, now: Date, job: Job): Promise<void> {
  const [row] = await db()
    .select({
      id: notices.id,
      personId: notices.personId,
      campaignId: notices.campaignId,
      kind: notices.kind,
      mailedAt: notices.mailedAt,
      email: people.email,
      language: people.language,
      erasedAt: people.erasedAt,
      mode: newsPreferences.mode,
    })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .leftJoin(newsPreferences, eq(newsPreferences.personId, people.id))
    .where(eq(notices.id, notice));
  if (!row || row.mailedAt || row.erasedAt || row.mode === "product_only") return;
  if (row.mode === "daily") {
    const dueAt = nextDigest(now);
    await db().transaction((tx) =>
      enqueue(tx, "digest", { person: row.personId }, now, {
        once: `digest ${row.personId} ${dueAt.toISOString()}`,
        dueAt,
      }),
    );
    return;
  }
  await mailOnce(job, together(row), row, now);
}

/**
 * Mails the notices of a day. A notice that the person has read in the product is not mailed. One that can still be
 * taken back, or that came later, is mailed on another day.
 */
export async function mailDigest({ person: personId }: JobPayload<"digest">, now: Date, job: Job): Promise<void> {
  const [person] = await db()
    .select({
      email: people.email,
      language: people.language,
      erasedAt: people.erasedAt,
      mode: newsPreferences.mode,
    })
    .from(people)
    .leftJoin(newsPreferences, eq(newsPreferences.personId, people.id))
    .where(eq(people.id, personId));
  if (!person || person.erasedAt || person.mode === "product_only") return;
  const settled = new Date(now.getTime() - thinkingMinutes * 60_000);
  const unread = and(eq(notices.personId, personId), isNull(notices.readAt), lte(notices.createdAt, settled));
  await mailOnce(job, unread, person, now);
}

/** Mails news for a body to the body's own address, where it has one. */
export async function mailBody(payload: JobPayload<"notice_to_body">, now: Date, job: Job): Promise<void> {
  const { organisation, happening, ...notice } = payload;
  const email = await addressOf(organisation);
  if (!email || (await hearsOtherwise(organisation, email, happening))) return;
  await deliverMail(job.id, { to: email, ...noticeMail(notice, "it") }, now);
}

async function addressOf(organisation: string): Promise<string | null> {
  const [body] = await db()
    .select({ email: organisations.email })
    .from(organisations)
    .where(eq(organisations.id, organisation));
  return body?.email ?? null;
}

/**
 * Whether an address hears of a happening by another mail. Small bodies give a person's address as their own, and two
 * bodies may share an office: each address gets one mail for each happening, and the person's mail comes first. If that
 * person wants no mails, the address still gets the body's.
 */
async function hearsOtherwise(organisation: string, email: string, happening: string): Promise<boolean> {
  const rows = rowsOf<{ hears: boolean }>(
    await db().execute(sql`
    select exists (
      select 1 from notices n join people p on p.id = n.person_id left join news_preferences w on w.person_id = p.id
      where n.once = ${happening} and lower(p.email) = lower(${email}) and p.erased_at is null and coalesce(w.mode, 'at_once') <> 'product_only'
    ) or exists (
      select 1 from organisations o join jobs j on j.once = 'notice ' || o.id || ' ' || ${happening}::text
      where lower(o.email) = lower(${email}) and o.id < ${organisation}
    ) as hears`),
  );
  return rows[0]?.hears ?? false;
}
