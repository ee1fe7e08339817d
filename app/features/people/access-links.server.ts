import { eq, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { endWithin, enqueue, type Job } from "#app/core/jobs.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { email, z } from "#app/core/validation.server.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { longTime } from "#app/i18n/time.ts";
import { textIn } from "#app/i18n/text.ts";
import { db, type Tx } from "#db/client.server.ts";
import { people, tokens } from "#db/schema/people.ts";
import { linkTo } from "#app/features/signin/links.server.ts";
import { issueToken } from "#app/features/signin/tokens.server.ts";

const fiveMinutes = 300_000;

/**
 * Takes the same time and gives the same answer whether or not the person exists, so that nobody can find out who has
 * an account.
 */
async function askLink(tx: Tx, personId: string | null, now: Date): Promise<void> {
  const once = personId
    ? `access_link ${personId} ${Math.floor(now.getTime() / fiveMinutes)}`
    : `access_link ${newId(now)}`;
  await enqueue(tx, "access_link", { personId }, now, { once });
}

/** A forgotten password: a link is mailed to that address if somebody has it, at most one in five minutes. */
export const askReset = command({
  name: "password.ask_reset",
  input: z.object({ email }),
  quiet: true,
  run: async ({ tx, input, now }) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(sql`lower(${people.email}) = ${input.email}`);
    await askLink(tx, person?.id ?? null, now);
  },
});

/** Sends a new link in place of one that expired, to the same address. */
export const renewLink = command({
  name: "password.ask_reset",
  input: z.object({ token: z.string().min(1).max(200) }),
  quiet: true,
  run: async ({ tx, input, now }) => {
    const [token] = await tx
      .select({ personId: tokens.personId })
      .from(tokens)
      .where(eq(tokens.hash, sha256(input.token)));
    await askLink(tx, token?.personId ?? null, now);
  },
});

/** A person who never accepted their invitation gets it anew; everybody else gets a link for a new password. */
export async function mailAccessLink(tx: Tx, personId: string, now: Date): Promise<void> {
  const [person] = await tx
    .select({
      name: people.name,
      email: people.email,
      language: people.language,
      accepted: sql<boolean>`${people.passwordHash} is not null`,
    })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) return;
  const t = textIn(person.language).people.mails;
  const { secret, expiresAt } = await issueToken(tx, person.accepted ? "reset" : "invitation", personId, now);
  const link = linkTo(
    person.accepted
      ? hrefIn(person.language, "resetPassword", { token: secret })
      : hrefIn(person.language, "invitation", { token: secret }),
  );
  const until = longTime(expiresAt, person.language);
  await sendMail(
    tx,
    {
      to: person.email,
      subject: person.accepted ? t.resetSubject : t.newInvitationSubject,
      text: person.accepted ? t.reset(person.name, link, until) : t.newInvitation(person.name, link, until),
    },
    now,
  );
}

/** The job that `askLink` asks for: done twice, it would be two links. */
export async function sendAccessLink({ personId }: JobPayload<"access_link">, now: Date, job: Job): Promise<void> {
  if (personId === null) return;
  await db().transaction(async (tx) => {
    if (await endWithin(tx, job, now)) await mailAccessLink(tx, personId, now);
  });
}
