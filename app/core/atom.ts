import type { Lang } from "#app/i18n/lang.ts";

export interface AtomEntry {
  /** A URI that stays the same for ever. */
  id: string;
  title: string;
  /** The whole address of its page. */
  href: string;
  /** ISO 8601. */
  at: string;
  /** Plain text. */
  content?: string;
}

export interface AtomFeed {
  title: string;
  lang: Lang;
  /** The whole addresses of the page that the feed belongs to, and of the feed. */
  home: string;
  self: string;
  updated: string;
  author: string;
  entries: readonly AtomEntry[];
}

/** An Atom document (RFC 4287). */
export function atomFeed({ title, lang, home, self, updated, author, entries }: AtomFeed): string {
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `  <title>${escaped(title)}</title>`,
    `  <id>${escaped(home)}</id>`,
    `  <link rel="alternate" type="text/html" href="${escaped(home)}"/>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${escaped(author)}</name></author>`,
    ...entries.map(entryXml),
    "</feed>",
    "",
  ].join("\n");
}

function entryXml({ id, title, href, at, content }: AtomEntry): string {
  return [
    "  <entry>",
    `    <title>${escaped(title)}</title>`,
    `    <id>${escaped(id)}</id>`,
    `    <link rel="alternate" type="text/html" href="${escaped(href)}"/>`,
    `    <published>${at}</published>`,
    `    <updated>${at}</updated>`,
    ...(content === undefined ? [] : [`    <content type="text">${escaped(content)}</content>`]),
    "  </entry>",
  ].join("\n");
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** Text for XML 1.0, which holds no control characters. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? "");
