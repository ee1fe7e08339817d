import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseProse } from "#app/prose/prose.server.ts";
import type { Block } from "#app/prose/prose.ts";
import type { Lang } from "#app/i18n/lang.ts";

export type GuidePart = { type: "prose"; blocks: Block[] } | { type: "figure"; src: string; alt: string };
export interface GuideSection {
  id: string;
  title: string;
  parts: GuidePart[];
}
export interface GuideText {
  page: string;
  title: string;
  summary: string;
  updated: string;
  opening: GuidePart[];
  sections: GuideSection[];
}

const sources = import.meta.glob<string>("./{it,en}/**/*.md", { query: "?raw", import: "default", eager: true });
const pictures = import.meta.env.PROD ? "build/client" : "public";

export const listGuide = (lang: Lang): GuideText[] =>
  namesUnder(`./${lang}/`)
    .map((name) => getGuideText(lang, name))
    .filter((text) => text !== null);
export const listNotes = (lang: Lang): GuideText[] =>
  namesUnder(`./${lang}/note/`)
    .map((name) => getNote(lang, name))
    .filter((text) => text !== null);

export const getGuideText = (lang: Lang, page: string): GuideText | null => read(`./${lang}/`, page);
export const getNote = (lang: Lang, page: string): GuideText | null => read(`./${lang}/note/`, page);

const namesUnder = (folder: string): string[] =>
  Object.keys(sources)
    .filter((path) => path.startsWith(folder) && !path.slice(folder.length).includes("/"))
    .map((path) => path.slice(folder.length, -3))
    .sort();

/** `page` comes from an address: it is read only if it is the name of a file in that very folder. */
function read(folder: string, page: string): GuideText | null {
  const source = namesUnder(folder).includes(page) ? sources[`${folder}${page}.md`] : undefined;
  if (source === undefined) return null;
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(head)?.[1] ?? "";
  return { page, title: field("title"), summary: field("summary"), updated: field("updated"), ...chaptersOf(body) };
}

/**
 * Cuts a text into chapters, as the pages of the guide are, and as a body writes its legal pages: a line that begins
 * with ## begins one.
 */
export function chaptersOf(markdown: string): Pick<GuideText, "opening" | "sections"> {
  const [opening = "", ...rest] = markdown.split(/^## /m);
  const ids = new Set<string>();
  const sections = rest.map((text, index) => {
    const [title = "", ...lines] = text.split("\n");
    const id = ids.has(idOf(title)) || idOf(title) === "" ? `${idOf(title)}-${index + 1}` : idOf(title);
    ids.add(id);
    return { id, title: title.trim(), parts: partsOf(lines.join("\n")) };
  });
  return { opening: partsOf(opening), sections };
}

/** The body of a template as it was written, to begin one's own text from. */
export const getNoteSource = (lang: Lang, page: string): string =>
  /^---\n[\s\S]*?\n---\n([\s\S]*)$/.exec(sources[`./${lang}/note/${page}.md`] ?? "")?.[1]?.trim() ?? "";

const idOf = (title: string): string =>
  title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A picture stands on a line of its own; one that isn't there (yet) is left out rather than shown broken. */
function partsOf(markdown: string): GuidePart[] {
  return markdown.split(/^(!\[[^\]]*\]\(\/guide\/[\w-]+\.png\))$/m).flatMap((text): GuidePart[] => {
    const [, alt, src] = /^!\[([^\]]*)\]\((\/guide\/[\w-]+\.png)\)$/.exec(text) ?? [];
    if (src !== undefined && alt !== undefined)
      return existsSync(join(pictures, src)) ? [{ type: "figure", src, alt }] : [];
    return text.trim() === "" ? [] : [{ type: "prose", blocks: parseProse(text).blocks }];
  });
}
