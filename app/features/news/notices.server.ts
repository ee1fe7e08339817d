import { and, eq, inArray, isNull } from "drizzle-orm";
import { cancelJobs, enqueueAll } from "#app/core/jobs.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { pieces } from "#app/core/pieces.ts";
import { romeDay } from "#app/i18n/time.ts";
import { whyNotActing } from "#app/features/organisations/mandate.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates, notices, organisations, people, roles } from "#db/schema/index.ts";
import { gathered, type Facts, type NewsKind } from "./notice.ts";

/**
 * Minutes for which mails about something just published wait, so that a mistake can be taken back before anybody reads
 * it; mails that are sent together wait as long.
 */
export const thinkingMinutes = 10;

export interface News {
  kind: NewsKind;
  facts: Facts;
  /** The path in the product, without language, from `hrefIn("it", …)`. */
  path: string;
  campaignId: string | null;
  /** A key of the happening: calling again with the same key tells nobody twice. */
  once: string;
  /** The thing it tells of, as `contribution:<id>`: `cancelJobs(tx, about)` stops mails that still wait. */
  about?: string;
  /** True for something that has just been made public: its mails wait ten minutes. */
  wait?: boolean;
}

export interface Audience {
  people?: readonly string[];
  /** Tells everybody who holds a mandate of it in that campaign today, and its own address. */
  organisation?: { id: string; campaignId: string };
  /** Bodies whose own addresses are told, in place of the organisation's. */
  bodies?: readonly string[];
  /** Leads, or leads and planners, of a campaign. */
  office?: { campaignId: string; roles: readonly ("lead" | "planner")[] };
  /** Addresses that get another mail about the same, such as a receipt: their people are told only in the product. */
  mailed?: readonly string[];
}

/** What is told to somebody. */
export interface Telling {
  to: Audience;
  news: News;
}

/** Writes it once into the inbox of each person concerned, and into the outbox for those who want mail at once. */
export const tell = (tx: Tx, to: Audience, news: News, now: Date): Promise<void> => tellAll(tx, [{ to, news }], now);

/**
 * The same for many, in as few statements as for one, because telling all bodies of a campaign one by one would hold up
 * everybody who writes. If a person is told of one happening twice, the first counts.
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

/** Who reads each telling: by person, the body for which they act in it; null for the office. */
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

/** The addresses of people and bodies who may have had another mail about the same; read only where there are such. */
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

/**
 * News of something just made public waits, and can be found again while it does; so does news that is sent together.
 */
function waiting(news: News, now: Date): { dueAt: Date; about?: string } {
  return {
    dueAt: new Date(now.getTime() + (news.wait || gathered.includes(news.kind) ? thinkingMinutes * 60_000 : 0)),
    ...(news.about ? { about: news.about } : {}),
  };
}

/**
 * Takes news back because what was made public was a mistake: its mails are not sent, and it leaves inboxes where
 * nobody has read it.
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
