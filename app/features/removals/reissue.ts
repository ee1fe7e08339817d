import { omissisMark, omit, sliceCodePoints, codePoints, type Prose } from "#app/core/prose.ts";
import type { VersionContent, VersionParagraph } from "#app/features/document/version.ts";

/** Where the words stand in a text, whatever their case; spaces and line ends count as one. In code points, in order. */
export function rangesOf(plain: string, words: readonly string[]): { start: number; end: number }[] {
  return words.flatMap((each) => {
    const pattern = each.trim().split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    if (pattern === "") return [];
    return [...plain.matchAll(new RegExp(pattern, "giu"))].map((found) => {
      const start = codePoints(plain.slice(0, found.index));
      return { start, end: start + codePoints(found[0]) };
    });
  }).sort((a, b) => a.start - b.start);
}

/** The text with the words covered. */
export function coverWords(plain: string, words: readonly string[]): string {
  let shown = "";
  let at = 0;
  for (const { start, end } of rangesOf(plain, words)) {
    if (start >= at) shown += sliceCodePoints(plain, at, start) + omissisMark;
    at = Math.max(at, end);
  }
  return shown + sliceCodePoints(plain, at, Infinity);
}

/**
 * True when `after` is `before` with nothing but ranges replaced by the mark: a reissue covers words, and never says anything else.
 * Source: domain.md, Platform document (versions are immutable).
 */
export function onlyCovered(before: string, after: string): boolean {
  const kept = after.split(omissisMark);
  let at = 0;
  for (const [index, piece] of kept.entries()) {
    const found = index === 0 ? (before.startsWith(piece) ? 0 : -1) : index === kept.length - 1 ? (before.length - piece.length >= at && before.endsWith(piece) ? before.length - piece.length : -1) : before.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at === before.length;
}

export interface Change { place: "title" | "inBrief" | "section" | "paragraph"; id: string; number: number | null; before: string; after: string }
export interface Reissued { content: VersionContent; changes: Change[]; quotations: number }

/**
 * What of its sources a version may no longer say: excerpts by id; sources that are forgotten, and titles of today,
 * by number.
 */
export interface Withheld { covered: ReadonlySet<string>; forgotten: ReadonlySet<string>; titles: ReadonlyMap<string, string> }

/**
 * The same version with the words covered wherever it is the office that speaks, and the quotations of `covered`
 * replaced whole. Of a source that is forgotten go quotations, title and the hash that could be used to guess them.
 */
export function reissued(content: VersionContent, words: readonly string[], { covered, forgotten, titles }: Withheld): Reissued {
  const changes: Change[] = [];
  const cover = (place: Change["place"], id: string, before: string, number: number | null = null): string => {
    const after = coverWords(before, words);
    if (after !== before) changes.push({ place, id, number, before, after });
    return after;
  };
  const document = { ...content.document, title: cover("title", "", content.document.title), inBrief: cover("inBrief", "", content.document.inBrief) };
  const sections = content.sections.map((section) => ({
    ...section,
    title: cover("section", section.id, section.title),
    paragraphs: section.paragraphs.map((paragraph) => coverParagraph(paragraph, words, changes)),
  }));
  const excerpts = content.excerpts.map((excerpt) => {
    if (forgotten.has(excerpt.contribution)) return { ...excerpt, contributionTitle: omissisMark, exact: omissisMark, sourceSha256: "" };
    const contributionTitle = coverWords(titles.get(excerpt.contribution) ?? excerpt.contributionTitle, words);
    return covered.has(excerpt.id) ? { ...excerpt, contributionTitle, exact: omissisMark } : { ...excerpt, contributionTitle };
  });
  const wholes = content.wholes?.map((whole) =>
    forgotten.has(whole.number) ? { ...whole, title: omissisMark, sourceSha256: "" } : { ...whole, title: coverWords(titles.get(whole.number) ?? whole.title, words) },
  );
  const gone = [
    ...content.excerpts.filter(({ id, contribution, exact }) => (covered.has(id) || forgotten.has(contribution)) && exact !== omissisMark),
    ...(content.wholes ?? []).filter(({ number, title }) => forgotten.has(number) && title !== omissisMark),
  ];
  return { content: { ...content, document, sections, excerpts, ...(wholes && { wholes }) }, changes, quotations: gone.length };
}

function coverParagraph(paragraph: VersionParagraph, words: readonly string[], changes: Change[]): VersionParagraph {
  const ranges = rangesOf(paragraph.plain, words);
  if (ranges.length === 0) return paragraph;
  const { prose } = omit({ blocks: paragraph.blocks, plain: paragraph.plain } satisfies Prose, ranges.map((range) => ({ ...range, reason: "third_party" })));
  changes.push({ place: "paragraph", id: paragraph.id, number: paragraph.number, before: paragraph.plain, after: prose.plain });
  return { ...paragraph, blocks: prose.blocks, plain: prose.plain };
}
