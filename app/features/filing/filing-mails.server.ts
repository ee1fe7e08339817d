import type { Actor } from "#app/permissions.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { tellAll } from "#app/features/news/notices.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";

export interface ReceiptMail {
  number: string;
  revision: number;
  /** The number of its entry in the log. */
  entry: number;
  /** Who joined the text that was filed. */
  joined: readonly string[];
  salt: string;
  sha256: string;
  receivedAt: Date;
  title: string;
  organisation: { id: string; name: string; email: string | null };
  campaign: string;
  filer: Actor;
}

/**
 * Mails the receipt to the organisation's own address and to the person who filed; once where both have one address.
 * Gives the addresses.
 */
export async function mailReceipts(tx: Tx, receipt: ReceiptMail, now: Date): Promise<string[]> {
  const { filer, organisation } = receipt;
  const number = receipt.revision === 1 ? receipt.number : `${receipt.number} ${receipt.revision}`;
  await sendMail(tx, { to: filer.email, ...receiptMail(receipt, filer.language) }, now, `receipt ${number} filer`);
  if (!organisation.email || organisation.email.toLowerCase() === filer.email.toLowerCase()) return [filer.email];
  await sendMail(tx, { to: organisation.email, ...receiptMail(receipt, "it") }, now, `receipt ${number} organisation`);
  return [filer.email, organisation.email];
}

function receiptMail(receipt: ReceiptMail, lang: Lang): { subject: string; text: string } {
  const t = textIn(lang).contributions.receipt;
  const address = (path: string) => settings().origin + path;
  return {
    subject:
      receipt.revision === 1
        ? t.mailSubject(receipt.number)
        : t.mailSubjectIntegrated(receipt.number, receipt.revision),
    text: [
      t.mailIntro(receipt.organisation.name, receipt.campaign),
      "",
      `${t.title}: ${receipt.title}`,
      `${t.number}: ${receipt.number}`,
      `${t.receivedAt}: ${longTime(receipt.receivedAt, lang)}`,
      `${t.hash}: ${receipt.sha256}`,
      `${t.salt}: ${receipt.salt}`,
      `${textIn(lang).heads.receipt.index}: ${receipt.entry}`,
      ...(receipt.joined.length > 0 ? [`${t.joined}: ${receipt.joined.join("; ")}`] : []),
      "",
      t.notProtocol,
      "",
      `${t.mailOpen} ${address(hrefIn(lang, "filed", { number: receipt.number }))}`,
      `${t.mailVerify} ${address(hrefIn(lang, "receipt", { number: receipt.number }))}`,
      "",
    ].join("\n"),
  };
}

interface FiledNews {
  number: string;
  revision: number;
  title: string;
  campaignId: string;
  organisation: { id: string; name: string };
  joined: readonly { organisationId: string }[];
  /** Where the receipt goes. */
  mailed: readonly string[];
}

/**
 * Tells all delegates of the body, and of each body that joined with its address, that a text was filed in their name.
 */
export async function tellFiled(
  tx: Tx,
  { number, revision, title, campaignId, organisation, joined, mailed }: FiledNews,
  now: Date,
): Promise<void> {
  const facts = { organisation: organisation.name, number, title, receivedAt: now.toISOString(), revision };
  const about = { campaignId, about: `number:${number}`, once: `filed ${number} ${revision}` };
  const body = (id: string) => ({ organisation: { id, campaignId }, mailed });
  const own = { kind: revision === 1 ? ("filed" as const) : ("integrated" as const), facts };
  const theirs = { kind: "filed_with_you" as const, facts, path: hrefIn("it", "joinFiled", { number }) };
  await tellAll(
    tx,
    [
      { to: body(organisation.id), news: { ...own, path: hrefIn("it", "filed", { number }), ...about } },
      ...joined.map(({ organisationId }) => ({ to: body(organisationId), news: { ...theirs, ...about } })),
    ],
    now,
  );
}
