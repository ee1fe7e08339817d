import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "#tests/support/run/process.js";

export interface WrittenMail {
  to: string;
  subject: string;
  text: string;
}

/** The mails that a server without SMTP_URL has written, oldest first. */
export function mailsIn(dataDir: string): WrittenMail[] {
  const folder = join(dataDir, "mail");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => parseMail(readFileSync(join(folder, name), "utf8")));
}

/** Waits for a mail to that address whose subject holds these words. */
export async function mailTo(dataDir: string, address: string, words: string): Promise<WrittenMail> {
  const wanted = () => mailsIn(dataDir).findLast((mail) => mail.to === address && mail.subject.includes(words));
  await until(`a mail «${words}» to ${address} is written`, () => wanted() !== undefined);
  const mail = wanted();
  if (!mail) throw new Error("The mail went away again.");
  return mail;
}

/** What a mail says, from its source. */
export function parseMail(source: string): WrittenMail {
  const end = /\r?\n\r?\n/.exec(source);
  const head = source.slice(0, end?.index).replace(/\r?\n[ \t]+/g, " ");
  const body = source.slice((end?.index ?? 0) + (end?.[0].length ?? 0));
  const field = (name: string) => new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  const coding = field("content-transfer-encoding").toLowerCase();
  const bytes =
    coding === "base64"
      ? Buffer.from(body, "base64")
      : coding === "quoted-printable"
        ? quotedPrintable(body.replace(/=\r?\n/g, ""))
        : Buffer.from(body);
  return { to: field("to"), subject: words(field("subject")), text: bytes.toString("utf8").replace(/\r\n/g, "\n") };
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );

/** RFC 2047: `=?UTF-8?Q?…?=`. */
const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, coding: string, coded: string) =>
      (coding.toLowerCase() === "b"
        ? Buffer.from(coded, "base64")
        : quotedPrintable(coded.replaceAll("_", " "))
      ).toString("utf8"),
    );
