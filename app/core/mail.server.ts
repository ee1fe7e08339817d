import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import nodemailer from "nodemailer";
import type { Tx } from "#db/client.server.ts";
import { enqueue, GivenUp } from "./jobs.server.ts";
import { settings } from "./settings.server.ts";

export interface Mail { to: string; subject: string; text: string }

const keptDays = 7;
/** Milliseconds that a mail server may take to answer: one that hangs must not hold the mails behind it. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Sent after the commit of the transaction that asks for it. `once` makes a repeated request one mail. */
export async function sendMail(tx: Tx, mail: Mail, now: Date, once?: string): Promise<void> {
  await enqueue(tx, "mail", mail, now, once ? { once: `mail ${once}` } : {});
}

/** Where mails go when no SMTP_URL is set; null when they are really sent. */
export const mailFolder = (): string | null => (settings().SMTP_URL ? null : join(settings().DATA_DIR, "mail"));

/** Sends at once, for handlers of jobs only. `id` as Message-ID: a mail sent twice after a crash is one mail to the reader's program. */
export async function deliverMail(id: string, { to, subject, text }: Mail, now: Date): Promise<void> {
  const message = { from: settings().MAIL_FROM, to, subject, text, messageId: `<${id}@${new URL(settings().origin).hostname}>`, date: now };
  const folder = mailFolder();
  if (!folder) {
    await nodemailer.createTransport({ url: settings().SMTP_URL, ...patience }).sendMail(message).catch((error: unknown) => refusedFor(to, error, now));
    await accepted(to);
    return;
  }
  const sent = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${id}.eml`), sent.message as Buffer, { mode: 0o600 });
  forgetOldMails(folder, now);
}

/** Told of each address that a mail server refuses for good, and of each that takes mail. */
interface MailWatch { refused(address: string, code: string, now: Date): Promise<void>; accepted(address: string): Promise<void> }
let watch: MailWatch | undefined;
export function watchMails(watcher: MailWatch): void {
  watch = watcher;
}

const accepted = async (address: string): Promise<void> => watch?.accepted(address);

/** An answer of 5xx is final (RFC 5321, 4.2.1): the same address would be refused twelve times. Everything else is tried again. */
async function refusedFor(address: string, error: unknown, now: Date): Promise<never> {
  const answer = (error as { responseCode?: unknown }).responseCode;
  if (typeof answer !== "number" || answer < 500 || (error as { code?: unknown }).code !== "EENVELOPE") throw error;
  await watch?.refused(address, `smtp_${answer}`, now);
  throw new GivenUp(`smtp_${answer}`);
}

/** Written mails hold addresses and links: seven days, then they go. */
export function forgetOldMails(folder: string, now: Date): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (now.getTime() - statSync(file).mtimeMs > keptDays * 86_400_000) rmSync(file);
  }
}
