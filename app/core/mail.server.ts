import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import nodemailer from "nodemailer";
import type { Tx } from "#db/client.server.ts";
import { enqueue, GivenUp } from "./jobs.server.ts";
import { settings } from "./settings.server.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const keptDays = 7;
/** Milliseconds that a mail server may take to answer: one that hangs must not hold up the mails behind it. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/**
 * Queues a mail, which is sent after the caller's transaction is committed. `once` is a key: a second mail with the
 * same key is not queued.
 */
export async function sendMail(tx: Tx, mail: Mail, now: Date, once?: string): Promise<void> {
  await enqueue(tx, "mail", mail, now, once ? { once: `mail ${once}` } : {});
}

/** The folder into which mails are written when no SMTP_URL is set; null when they are really sent. */
export const mailFolder = (): string | null => (settings().SMTP_URL ? null : join(settings().DATA_DIR, "mail"));

/**
 * Hands a mail over at once: to the mail server, or into the folder where none is set. `id` as Message-ID: a mail sent
 * twice after a crash is one mail to the reader's program. Throws GivenUp where the server refuses the address for
 * good: `deliverMail` of `features/news`, which everything else uses, keeps account of those.
 */
export async function transmitMail(id: string, { to, subject, text }: Mail, now: Date): Promise<void> {
  // Given as an address of its own: a comma or a line end within it would otherwise be read as further recipients.
  const reader = { name: "", address: to };
  const message = {
    from: settings().MAIL_FROM,
    to: reader,
    subject,
    text,
    messageId: `<${id}@${new URL(settings().origin).hostname}>`,
    date: now,
  };
  const folder = mailFolder();
  if (!folder) {
    await nodemailer
      .createTransport({ url: settings().SMTP_URL, ...patience })
      .sendMail(message)
      .catch(refused);
    return;
  }
  const sent = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${id}.eml`), sent.message as Buffer, { mode: 0o600 });
  forgetOldMails(folder, now);
}

/** An answer of 5xx is final (RFC 5321, 4.2.1), so it is not asked again. Every other failure is tried again. */
function refused(error: unknown): never {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  const final = typeof responseCode === "number" && responseCode >= 500 && code === "EENVELOPE";
  throw final ? new GivenUp(`smtp_${responseCode}`) : error;
}

/** Takes away written mails after seven days, because they hold addresses and links. */
export function forgetOldMails(folder: string, now: Date): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (now.getTime() - statSync(file).mtimeMs > keptDays * 86_400_000) rmSync(file);
  }
}
