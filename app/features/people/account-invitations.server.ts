import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { longTime } from "#app/i18n/time.ts";
import { textIn } from "#app/i18n/text.ts";
import type { Tx } from "#db/client.server.ts";
import { linkTo } from "#app/features/signin/links.server.ts";
import type { Person } from "./people.server.ts";
import { issueToken } from "#app/features/signin/tokens.server.ts";

/**
 * Tells a person in their language what they may do from now on: by an invitation if they have no password yet, or else
 * by a mail.
 */
export async function inviteOrTell(
  tx: Tx,
  person: Person,
  news: { subject: string; text: string },
  now: Date,
): Promise<void> {
  const t = textIn(person.language).people.mails;
  if (person.accepted) {
    await sendMail(
      tx,
      {
        to: person.email,
        subject: news.subject,
        text: t.news(person.name, news.text, linkTo(hrefIn(person.language, "signIn"))),
      },
      now,
    );
    return;
  }
  const { secret, expiresAt } = await issueToken(tx, "invitation", person.id, now);
  const link = linkTo(hrefIn(person.language, "invitation", { token: secret }));
  await sendMail(
    tx,
    {
      to: person.email,
      subject: news.subject,
      text: t.invitation(person.name, news.text, link, longTime(expiresAt, person.language)),
    },
    now,
  );
}
