import type { Actor } from "#app/permissions.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";

export interface ReceiptMail {
  number: string;
  salt: string;
  sha256: string;
  receivedAt: Date;
  title: string;
  organisation: { id: string; name: string; email: string | null };
  campaign: string;
  filer: Actor;
}

/** The receipt goes to the organisation's own address and to who filed; where both are one address, once. */
export async function mailReceipts(tx: Tx, receipt: ReceiptMail, now: Date): Promise<void> {
  const { filer, organisation, number } = receipt;
  await sendMail(tx, { to: filer.email, ...receiptMail(receipt, filer.language) }, now, `receipt ${number} filer`);
  if (!organisation.email || organisation.email === filer.email) return;
  await sendMail(tx, { to: organisation.email, ...receiptMail(receipt, "it") }, now, `receipt ${number} organisation`);
}

function receiptMail(receipt: ReceiptMail, lang: Lang): { subject: string; text: string } {
  const t = textIn(lang).contributions.receipt;
  const address = (path: string) => settings().origin + path;
  return {
    subject: t.mailSubject(receipt.number),
    text: [
      t.mailIntro(receipt.organisation.name, receipt.campaign),
      "",
      `${t.title}: ${receipt.title}`,
      `${t.number}: ${receipt.number}`,
      `${t.receivedAt}: ${longTime(receipt.receivedAt, lang)}`,
      `${t.hash}: ${receipt.sha256}`,
      `${t.salt}: ${receipt.salt}`,
      "",
      t.notProtocol,
      "",
      `${t.mailOpen} ${address(hrefIn(lang, "filed", { number: receipt.number }))}`,
      `${t.mailVerify} ${address(hrefIn(lang, "receipt", { number: receipt.number }))}`,
      "",
    ].join("\n"),
  };
}
