import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { cancelJobs, enqueue, enqueueAll, type Job } from "#app/core/jobs.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { inLang } from "#app/core/paths.ts";
import { pieces } from "#app/core/pieces.ts";
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
  /** Bodies whose own addresses are told, instead of the organisation's. */
  bodies?: readonly string[];
  /** Leads, or leads and planners, of a campaign. */
  office?: { campaignId: string; roles: readonly ("lead" | "planner")[] };
  /**
   * Addresses that another mail about the same goes to, such as a receipt: their people find it in the product only.
   */
  mailed?: readonly string[];
}

/** What is told to somebody. */
export interface Telling {
  to: Audience;
  news: News;
}

/** Puts it into the inbox of each person concerned, once, and into the outbox for those who want mail at once. */
export const tell = (tx: Tx, to: Audience, news: News, now: Date): Promise<void> => tellAll(tx, [{ to, news }], now);

/**
 * The same for many, in as many statements as one needs: whoever tells all bodies of a campaign holds up everybody who
 * writes meanwhile. Of two tellings of one happening to a person the first counts.
 */
export async function tellAll(tx: Tx, tellings: readonly Telling[], now: Date): Promise<void> {
  const readers = await readersOf(tx, tellings, now);
  const addressOf = await addressesOf(tx, tellings, readers);
  const made = new Map<string, News>();
  const rows = tellings.flatMap(({ to, news }, index) =>
    [...(readers[index] ?? [])].sort().map(([personId, organisationId]) => {
      const id = newId(now);
      const mailed = isAmong(to.mailed, addressOf(personId));
      if (!mailed) made.set(id, news);
      const { kind, facts, path, once, campaignId } = news;
      const mailedAt = mailed ? now : null;
      return { id, personId, organisationId, campaignId, kind, facts, path, once, createdAt: now, mailedAt };
    }),
  );
  for (const some of pieces(rows)) {
    const written = await tx
      .insert(notices)
      .values(some)
      .onConflictDoNothing({ target: [notices.personId, notices.once] })
      .returning({ id: notices.id, personId: notices.personId });
    const mails = written.flatMap(({ id, personId }) => {
      const news = made.get(id);
      return news ? [{ payload: { notice: id }, once: `notice ${personId} ${news.once}`, ...waiting(news, now) }] : [];
    });
    await enqueueAll(tx, "notice", mails, now);
  }
  const toBodies = tellings.flatMap(({ to, news }) =>
    bodiesOf(to)
      .filter((organisation) => !isAmong(to.mailed, addressOf(organisation)))
      .map((organisation) => ({
        payload: { organisation, kind: news.kind, facts: news.facts, path: news.path, happening: news.once },
        once: `notice ${organisation} ${news.once}`,
        ...waiting(news, now),
      })),
  );
  await enqueueAll(tx, "notice_to_body", toBodies, now);
}

/** The bodies that are told by mail to their own addresses, where they have one. */
const bodiesOf = (to: Audience): readonly string[] => to.bodies ?? (to.organisation ? [to.organisation.id] : []);

/** Who reads each telling: person to the body for which they act in it, null for the office. */
async function readersOf(tx: Tx, tellings: readonly Telling[], now: Date): Promise<Map<string, string | null>[]> {
  const offices = await officesOf(
    tx,
    tellings.flatMap(({ to }) => to.office ?? []),
  );
  const holders = await holdersOf(
    tx,
    tellings.flatMap(({ to }) => to.organisation ?? []),
    now,
  );
  return tellings.map(({ to }) => {
    const readers = new Map<string, string | null>();
    for (const person of to.people ?? []) readers.set(person, null);
    for (const { personId, campaignId, role } of offices)
      if (to.office?.campaignId === campaignId && to.office.roles.some((each) => each === role))
        readers.set(personId, null);
    if (to.organisation)
      for (const person of holders.get(bodyKey(to.organisation.id, to.organisation.campaignId)) ?? [])
        readers.set(person, to.organisation.id);
    return readers;
  });
}

const folded = (address: string): string => address.toLowerCase();

const isAmong = (addresses: readonly string[] | undefined, address: string | null): boolean =>
  address !== null && (addresses ?? []).some((each) => folded(each) === folded(address));

/** The addresses of people and bodies who may have had another mail about the same; asked for only where some had. */
async function addressesOf(
  tx: Tx,
  tellings: readonly Telling[],
  readers: readonly Map<string, string | null>[],
): Promise<(id: string) => string | null> {
  const asked = tellings.flatMap(({ to }, index) => (to.mailed?.length ? [{ to, readers: readers[index] }] : []));
  if (asked.length === 0) return () => null;
  const persons = asked.flatMap((each) => [...(each.readers?.keys() ?? [])]);
  const bodies = asked.flatMap((each) => bodiesOf(each.to));
  const rows = [
    ...(await tx.select({ id: people.id, email: people.email }).from(people).where(inArray(people.id, persons))),
    ...(await tx
      .select({ id: organisations.id, email: organisations.email })
      .from(organisations)
      .where(inArray(organisations.id, bodies))),
  ];
  const known = new Map(rows.map((row) => [row.id, row.email]));
  return (id) => known.get(id) ?? null;
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

const bodyKey = (organisationId: string, campaignId: string): string => `${organisationId} ${campaignId}`;

/** Who acts for each of these bodies today, by `bodyKey`. */
async function holdersOf(
  tx: Tx,
  bodies: readonly NonNullable<Audience["organisation"]>[],
  now: Date,
): Promise<Map<string, string[]>> {
  const holders = new Map<string, string[]>();
  if (bodies.length === 0) return holders;
  const rows = await tx
    .select({
      personId: mandates.personId,
      organisationId: mandates.organisationId,
      campaignId: mandates.campaignId,
      validFrom: mandates.validFrom,
      validTo: mandates.validTo,
      revokedAt: mandates.revokedAt,
    })
    .from(mandates)
    .where(
      and(
        inArray(mandates.organisationId, [...new Set(bodies.map(({ id }) => id))]),
        inArray(mandates.campaignId, [...new Set(bodies.map(({ campaignId }) => campaignId))]),
        isNull(mandates.revokedAt),
      ),
    );
  for (const mandate of rows) {
    if (whyNotActing(mandate, romeDay(now)) !== null) continue;
    const key = bodyKey(mandate.organisationId, mandate.campaignId);
    holders.set(key, [...(holders.get(key) ?? []), mandate.personId]);
  }
  return holders;
}

async function officesOf(tx: Tx, offices: readonly NonNullable<Audience["office"]>[]) {
  if (offices.length === 0) return [];
  return tx
    .select({ personId: roles.personId, campaignId: roles.campaignId, role: roles.role })
    .from(roles)
    .where(
      and(
        inArray(roles.campaignId, [...new Set(offices.map(({ campaignId }) => campaignId))]),
        inArray(roles.role, [...new Set(offices.flatMap((office) => office.roles))]),
        isNull(roles.endedAt),
      ),
    );
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
