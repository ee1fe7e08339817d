import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { command } from "#app/access/command.server.ts";
import { digestUnder, logKeyOf } from "#app/access/session-digest.server.ts";
import { keptDays, logDay } from "#app/access/session-digest.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, idField, longText, z } from "#app/core/validation.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { logKeys, namings } from "#db/schema/digests.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { isDigest, namingState, whyNotAnswer, whyNotOpen, type Naming, type NamingState } from "./naming.ts";

const aYear = 365 * 86_400_000;
const mostListed = 100;

export interface ListedNaming {
  id: string;
  day: string;
  digest: string;
  reason: string;
  state: NamingState;
  askedBy: string;
  askedAt: Date;
  /** Whether the reader asked it: then they may be shown the answer and may not give it. */
  own: boolean;
  answeredBy: string | null;
  answeredAt: Date | null;
  openedAt: Date | null;
}

/** The questions of the last year, those without an answer first, then the newest; a hundred at most. */
export async function listNamings(personId: string): Promise<ListedNaming[]> {
  const asker = alias(people, "asker");
  const auditor = alias(people, "auditor");
  const rows = await db()
    .select({
      id: namings.id,
      day: namings.day,
      digest: namings.digest,
      reason: namings.reason,
      askedById: namings.askedBy,
      askedBy: asker.name,
      askedAt: namings.askedAt,
      answeredBy: auditor.name,
      answeredAt: namings.answeredAt,
      allowed: namings.allowed,
      openedAt: namings.openedAt,
      keyDay: logKeys.day,
    })
    .from(namings)
    .innerJoin(asker, eq(asker.id, namings.askedBy))
    .leftJoin(auditor, eq(auditor.id, namings.answeredBy))
    .leftJoin(logKeys, eq(logKeys.day, namings.day))
    .orderBy(sql`${namings.answeredAt} is not null`, desc(namings.askedAt), desc(namings.id))
    .limit(mostListed);
  return rows.map(({ askedById, allowed, keyDay, ...row }) => ({
    ...row,
    state: namingState({ allowed, openedAt: row.openedAt }, keyDay !== null),
    own: askedById === personId,
  }));
}

/** How the log names a request. */
const subjectOf = (id: string): string => `digest:${id}`;

/** Asks who is behind a session of the request log. An auditor has to allow it before anybody is named. */
export const askNaming = command({
  name: "digest.ask",
  input: z.object({
    day,
    digest: z
      .string()
      .transform((text) => text.trim().toLowerCase())
      .pipe(z.string().min(1).refine(isDigest, "invalid_digest")),
    reason: longText(1_000).pipe(z.string().min(1)),
  }),
  quiet: true,
  run: async ({ tx, input, actor, now, log }) => {
    const held = input.day <= logDay(now) && (await logKeyOf(input.day, tx)) !== null;
    if (!held) refuse("invalid", { day: `log_key_gone:${keptDays}` });
    const id = newId(now);
    await tx.insert(namings).values({ id, ...input, askedBy: actor.personId, askedAt: now });
    await log(subjectOf(id), { number: input.digest, day: input.day });
    const auditors = await tx
      .selectDistinct({ id: roles.personId })
      .from(roles)
      .where(and(eq(roles.role, "auditor"), isNull(roles.endedAt), ne(roles.personId, actor.personId)));
    await tellOf(
      tx,
      auditors.map((auditor) => auditor.id),
      "naming_asked",
      id,
      now,
    );
  },
});

/**
 * An auditor allows that the person who asked is shown the name, or refuses it. Errors: `own_question`, `wrong_state`.
 */
export const answerNaming = command({
  name: "digest.answer",
  input: z.object({ naming: idField, answer: z.enum(["allow", "refuse"]) }),
  quiet: true,
  run: async ({ tx, input, actor, now, log }) => {
    const naming = (await lockNaming(tx, input.naming)) ?? refuse("not_found");
    const why = whyNotAnswer(naming, actor.personId);
    if (why) refuse(why);
    const allowed = input.answer === "allow";
    await tx
      .update(namings)
      .set({ allowed, answeredBy: actor.personId, answeredAt: now })
      .where(eq(namings.id, naming.id));
    await log(subjectOf(naming.id), { number: naming.digest, day: naming.day, allowed });
    await tellOf(tx, [naming.askedBy], "naming_answered", naming.id, now);
  },
});

/**
 * The person behind a digest, or why nobody can be named: the day's key is gone, or no open session has that digest.
 */
export type Named =
  | { person: { id: string; name: string; email: string } }
  | { person: null; why: "key_gone" | "no_session" };

/**
 * Shows the name once to the person who asked. Errors: `wrong_state`. The log keeps that it was shown and whether
 * somebody was found, but not who it was: the log is never cleaned, so it would name them for ever.
 */
export const openNaming = command({
  name: "digest.open",
  input: z.object({ naming: idField }),
  quiet: true,
  run: async ({ tx, input, actor, now, log }): Promise<Named & { digest: string }> => {
    const naming = await lockNaming(tx, input.naming);
    if (naming?.askedBy !== actor.personId) refuse("not_found");
    const why = whyNotOpen(naming);
    if (why) refuse(why);
    await tx.update(namings).set({ openedAt: now }).where(eq(namings.id, naming.id));
    const named = await whoseIs(tx, naming, now);
    await log(subjectOf(naming.id), { number: naming.digest, day: naming.day, named: named.person !== null });
    return { ...named, digest: naming.digest };
  },
});

async function lockNaming(
  tx: Tx,
  id: string,
): Promise<(Naming & { id: string; day: string; digest: string }) | undefined> {
  const [naming] = await tx
    .select({
      id: namings.id,
      day: namings.day,
      digest: namings.digest,
      askedBy: namings.askedBy,
      allowed: namings.allowed,
      openedAt: namings.openedAt,
    })
    .from(namings)
    .where(eq(namings.id, id))
    .for("update");
  return naming;
}

/** Computes the digest of each open session anew, because no table leads from a digest to a session. */
async function whoseIs(tx: Tx, { day, digest }: { day: string; digest: string }, now: Date): Promise<Named> {
  const key = await logKeyOf(day, tx);
  if (key === null) return { person: null, why: "key_gone" };
  const open = await tx
    .select({ id: sessions.id, personId: sessions.userId })
    .from(sessions)
    .where(gt(sessions.expiresAt, now));
  const session = open.find(({ id }) => digestUnder(key, id) === digest);
  if (!session) return { person: null, why: "no_session" };
  const [person] = await tx
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(eq(people.id, session.personId));
  return person ? { person } : { person: null, why: "no_session" };
}

/** Writes to the inboxes of those who have to do something now. */
const tellOf = (tx: Tx, who: readonly string[], kind: "naming_asked" | "naming_answered", id: string, now: Date) =>
  tell(
    tx,
    { people: who },
    { kind, facts: {}, path: hrefIn("it", "systemNamings"), campaignId: null, once: `${kind} ${id}` },
    now,
  );

/** Deletes requests a year after they were made; the log keeps that they were made. */
export async function forgetNamings(tx: Tx, now: Date): Promise<void> {
  await tx.delete(namings).where(lt(namings.askedAt, new Date(now.getTime() - aYear)));
}
