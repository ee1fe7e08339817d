import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { cancelJobs, enqueue, type Job } from "#app/core/jobs.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { inLang } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { whyNotActing } from "#app/features/organisations/mandate.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { mandates, newsPreferences, notices, organisations, people, roles } from "#db/schema/index.ts";
import { nextDigest } from "./digest.ts";
import { deliverMail } from "./mail-failures.server.ts";
import { gathered, noticeWords, type Facts, type NewsKind } from "./notice.ts";

/**
 * Minutes that mails about something just published wait, so that a mistake can be taken back before anybody reads it;
 * and those that go together.
 */
export const thinkingMinutes = 10;

export interface News {
  kind: NewsKind;
  facts: Facts;
  /** Path in the product without language, from `hrefIn("it", …)`. */
  path: string;
  campaignId: string | null;
  /** One happening: a repeated call tells nobody twice. */
  once: string;
  /** As `contribution:<id>`: `cancelJobs(tx, about)` stops mails that still wait. */
  about?: string;
  /** True for what has just been made public: its mails wait ten minutes. */
  wait?: boolean;
}

export interface Audience {
  people?: readonly string[];
  /** Everybody who holds a mandate of it in that campaign today, and its own address. */
  organisation?: { id: string; campaignId: string };
  /** Leads, or leads and planners, of a campaign. */
  office?: { campaignId: string; roles: readonly ("lead" | "planner")[] };
  /**
   * Addresses that another mail about the same goes to, such as a receipt: their people find it in the product only.
   */
  mailed?: readonly string[];
}

/** Puts it into the inbox of each person concerned, once, and into the outbox for those who want mail at once. */
export async function tell(tx: Tx, audience: Audience, news: News, now: Date): Promise<void> {
  const readers = new Map<string, string | null>();
  for (const person of audience.people ?? []) readers.set(person, null);
  if (audience.office) for (const person of await officeOf(tx, audience.office)) readers.set(person, null);
  if (audience.organisation)
    for (const person of await holdersOf(tx, audience.organisation, now)) readers.set(person, audience.organisation.id);
  const mailed = await peopleAt(tx, [...readers.keys()], audience.mailed ?? []);
  for (const [personId, organisationId] of [...readers].sort()) {
    const id = newId(now);
    const mailedAt = mailed.has(personId) ? now : null;
    const made = await tx
      .insert(notices)
      .values({
        id,
        personId,
        organisationId,
        campaignId: news.campaignId,
        kind: news.kind,
        facts: news.facts,
        path: news.path,
        once: news.once,
        createdAt: now,
        mailedAt,
      })
      .onConflictDoNothing({ target: [notices.personId, notices.once] })
      .returning({ id: notices.id });
    if (made.length > 0 && !mailedAt)
      await enqueue(tx, "notice", { notice: id }, now, {
        once: `notice ${personId} ${news.once}`,
        ...waiting(news, now),
      });
  }
  if (audience.organisation) await tellBodies(tx, [audience.organisation.id], news, now, audience.mailed);
}

const folded = (address: string): string => address.toLowerCase();

/** Which of these people have one of these addresses. */
async function peopleAt(tx: Tx, ids: readonly string[], addresses: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0 || addresses.length === 0) return new Set();
  const known = new Set(addresses.map(folded));
  const rows = await tx
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Set(rows.filter((row) => known.has(folded(row.email))).map((row) => row.id));
}

/** The same by mail to the bodies' own addresses, where they have one. */
export async function tellBodies(
  tx: Tx,
  bodies: readonly string[],
  news: News,
  now: Date,
  mailed: readonly string[] = [],
): Promise<void> {
  const known = new Set(mailed.map(folded));
  for (const organisation of bodies) {
    if (known.size > 0 && known.has(folded((await addressOf(tx, organisation)) ?? ""))) continue;
    await enqueue(
      tx,
      "notice_to_body",
      { organisation, kind: news.kind, facts: news.facts, path: news.path, happening: news.once },
      now,
      { once: `notice ${organisation} ${news.once}`, ...waiting(news, now) },
    );
  }
}

/** What was just made public waits, and can be found again while it does; so does what goes together. */
function waiting(news: News, now: Date): { dueAt: Date; about?: string } {
  return {
    dueAt: new Date(now.getTime() + (news.wait || gathered.includes(news.kind) ? thinkingMinutes * 60_000 : 0)),
    ...(news.about ? { about: news.about } : {}),
  };
}

/**
 * What was just made public was a mistake: its mails are never sent, and it leaves the inboxes where nobody has read
 * it.
 */
export async function takeBack(tx: Tx, { about, once }: { about: string; once: string }): Promise<void> {
  await cancelJobs(tx, about);
  await tx.delete(notices).where(and(eq(notices.once, once), isNull(notices.readAt)));
}

async function holdersOf(tx: Tx, { id, campaignId }: { id: string; campaignId: string }, now: Date): Promise<string[]> {
  const rows = await tx
    .select({
      personId: mandates.personId,
      validFrom: mandates.validFrom,
      validTo: mandates.validTo,
      revokedAt: mandates.revokedAt,
    })
    .from(mandates)
    .where(and(eq(mandates.organisationId, id), eq(mandates.campaignId, campaignId), isNull(mandates.revokedAt)));
  return rows.filter((mandate) => whyNotActing(mandate, romeDay(now)) === null).map((mandate) => mandate.personId);
}

async function officeOf(tx: Tx, office: NonNullable<Audience["office"]>): Promise<string[]> {
  const rows = await tx
    .select({ personId: roles.personId })
    .from(roles)
    .where(and(eq(roles.campaignId, office.campaignId), inArray(roles.role, [...office.roles]), isNull(roles.endedAt)));
  return rows.map((row) => row.personId);
}

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
 * What goes into one mail with this notice: of a kind that is gathered, what the person has not been mailed about that
 * campaign.
 */
async function together(
  notice: Told & { id: string; personId: string; campaignId: string | null },
): Promise<(Told & { id: string })[]> {
  if (!gathered.some((kind) => kind === notice.kind) || notice.campaignId === null) return [notice];
  return db()
    .select({ id: notices.id, kind: notices.kind, facts: notices.facts, path: notices.path })
    .from(notices)
    .where(
      and(
        eq(notices.personId, notice.personId),
        eq(notices.campaignId, notice.campaignId),
        eq(notices.kind, notice.kind),
        isNull(notices.mailedAt),
      ),
    )
    .orderBy(asc(notices.id))
    .limit(mostInOne);
}

/** The person's wish and address count at the moment of sending, not at the moment of the happening. */
export async function mailNotice({ notice }: JobPayload<"notice">, now: Date, job: Job): Promise<void> {
  const [row] = await db()
    .select({
      id: notices.id,
      personId: notices.personId,
      campaignId: notices.campaignId,
      kind: notices.kind,
      facts: notices.facts,
      path: notices.path,
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
  const told = await together(row);
  await deliverMail(
    job.id,
    { to: row.email, ...(told.length > 1 ? noticesMail(told, row.language) : noticeMail(row, row.language)) },
    now,
  );
  await db()
    .update(notices)
    .set({ mailedAt: now })
    .where(
      inArray(
        notices.id,
        told.map(({ id }) => id),
      ),
    );
}

/** What was read in the product needs no mail; what can still be taken back, or came later, has another day’s. */
export async function mailDigest({ person: personId }: JobPayload<"digest">, now: Date, job: Job): Promise<void> {
  const [person] = await db()
    .select({ email: people.email, language: people.language, erasedAt: people.erasedAt })
    .from(people)
    .where(eq(people.id, personId));
  if (!person || person.erasedAt) return;
  const settled = new Date(now.getTime() - thinkingMinutes * 60_000);
  const rows = await db()
    .select({ id: notices.id, kind: notices.kind, facts: notices.facts, path: notices.path })
    .from(notices)
    .where(
      and(
        eq(notices.personId, personId),
        isNull(notices.mailedAt),
        isNull(notices.readAt),
        lte(notices.createdAt, settled),
      ),
    )
    .orderBy(asc(notices.id))
    .limit(mostInOne);
  if (rows.length === 0) return;
  await deliverMail(job.id, { to: person.email, ...noticesMail(rows, person.language) }, now);
  await db()
    .update(notices)
    .set({ mailedAt: now })
    .where(
      inArray(
        notices.id,
        rows.map((row) => row.id),
      ),
    );
}

/** News for a body goes to its own address, where it has one. */
export async function mailBody(payload: JobPayload<"notice_to_body">, now: Date, job: Job): Promise<void> {
  const { organisation, happening, ...notice } = payload;
  const email = await addressOf(db(), organisation);
  if (!email || (await hearsOtherwise(organisation, email, happening))) return;
  await deliverMail(job.id, { to: email, ...noticeMail(notice, "it") }, now);
}

async function addressOf(from: Db | Tx, organisation: string): Promise<string | null> {
  const [body] = await from
    .select({ email: organisations.email })
    .from(organisations)
    .where(eq(organisations.id, organisation));
  return body?.email ?? null;
}

/**
 * Small bodies give a person's address as their own, and two of them may share an office: each address gets one mail a
 * happening, the person's first. One who wants no mails for themselves still gets the body's.
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
