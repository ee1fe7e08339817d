import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mailFolder } from "#app/core/mail.server.ts";

/**
 * In an installation that writes its mails to files: deletes those in which the pattern finds somebody; gives how many.
 */
export function removeMailsNaming(pattern: string): number {
  const folder = mailFolder();
  if (!folder || !existsSync(folder)) return 0;
  const named = new RegExp(pattern, "i");
  const found = readdirSync(folder).filter(
    (name) => name.endsWith(".eml") && named.test(readable(readFileSync(join(folder, name), "latin1"))),
  );
  for (const name of found) rmSync(join(folder, name));
  return found.length;
}

/**
 * Every way in which a mail may write a text: as it is, without the soft line breaks and signs of quoted-printable, and
 * decoded from base64.
 */
export function readable(mail: string): string {
  const split = mail.search(/\r?\n\r?\n/);
  const body = split < 0 ? "" : mail.slice(split).trim();
  const words = mail
    .replace(/\r?\n[ \t]+/g, " ")
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, coding: string, coded: string) =>
      coding.toLowerCase() === "b"
        ? Buffer.from(coded, "base64").toString("utf8")
        : unquoted(coded.replaceAll("_", " ")),
    );
  const opened = /^[\w+/=\s]+$/.test(body) ? Buffer.from(body, "base64").toString("utf8") : "";
  return [Buffer.from(mail, "latin1").toString("utf8"), words, unquoted(mail.replace(/=\r?\n/g, "")), opened].join(
    "\n",
  );
}

const unquoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
