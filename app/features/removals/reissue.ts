import {
  codePoints,
  heldBeside,
  holdsWord,
  omissisMark,
  omit,
  sliceCodePoints,
  type Holds,
  type Prose,
} from "#app/prose/prose.ts";
import type { VersionContent, VersionParagraph } from "#app/features/document/version.ts";

/**
 * The places at which the words stand in a text, whatever their case; several spaces and line ends count as one. In
 * code points, in order.
 */
export function rangesOf(plain: string, words: readonly string[]): { start: number; end: number }[] {
  return words
    .flatMap((each) => {
      const pattern = each
        .trim()
        .split(/\s+/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join("\\s+");
      if (pattern === "") return [];
      return [...plain.matchAll(new RegExp(pattern, "giu"))].map((found) => {
        const start = codePoints(plain.slice(0, found.index));
        return { start, end: start + codePoints(found[0]) };
      });
    })
    .sort((a, b) => a.start - b.start);
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

/** The passages of `before` that the mark replaces in `after`; null where anything else was changed. */
export function coveredBetween(before: string, after: string): string[] | null {
  const kept = after.split(omissisMark);
  const covered: string[] = [];
  let at = 0;
  for (const [index, piece] of kept.entries()) {
    const last = index === kept.length - 1;
    const found =
      index === 0
        ? before.startsWith(piece)
          ? 0
          : -1
        : last
          ? Math.max(at, before.length - piece.length)
          : before.indexOf(piece, at);
    if (found < 0 || !before.startsWith(piece, found)) return null;
    if (index > 0) covered.push(before.slice(at, found));
    at = found + piece.length;
  }
  return at === before.length ? covered : null;
}

/** Whether a reissue only covers words. It may change nothing else, because a published version never changes. */
export const onlyCovered = (before: string, after: string): boolean => coveredBetween(before, after) !== null;

/** What the office says in a version, by its place: paragraphs and titles of sections by their ids. */
const saidIn = ({ document, sections }: VersionContent): Map<string, string> =>
  new Map([
    ["title", document.title],
    ["inBrief", document.inBrief],
    ...sections.flatMap(({ id, title, paragraphs }): [string, string][] => [
      [id, title],
      ...paragraphs.map((each): [string, string] => [each.id, each.plain]),
    ]),
  ]);

/** The passages that later editions of a version covered, by their place (`saidIn`). */
export function coveredByEditions(editions: readonly VersionContent[]): Map<string, string[]> {
  const covered = new Map<string, string[]>();
  for (const [index, edition] of editions.slice(1).entries()) {
    const before = saidIn(editions[index] ?? edition);
    for (const [place, after] of saidIn(edition)) {
      const passages = (coveredBetween(before.get(place) ?? after, after) ?? []).map((each) =>
        each.replaceAll(omissisMark, ""),
      );
      if (passages.length > 0) covered.set(place, [...(covered.get(place) ?? []), ...passages]);
    }
  }
  return covered;
}

/**
 * `beside` is how many labels and addresses beside the text held covered words; `before` and `after` don't show them.
 */
export interface Change {
  place: "title" | "inBrief" | "section" | "paragraph";
  id: string;
  number: number | null;
  before: string;
  after: string;
  beside: number;
}
export interface Reissued {
  content: VersionContent;
  changes: Change[];
  quotations: number;
}
export interface Covering {
  words: readonly string[];
  /** Excerpts that a later omissis covers. */
  excerpts: ReadonlySet<string>;
  /** Numbers of cited sources that are forgotten. */
  forgotten: ReadonlySet<string>;
  /** The titles that the cited sources have now, by number. */
  titles: ReadonlyMap<string, string>;
  /** Finds covered words beside the words of any paragraph (`anywhere`), or of the paragraph with that id. */
  anywhere: Holds;
  byParagraph: (id: string) => Holds;
}

/**
 * The same version with the words covered wherever the office speaks, and with the quotations of covered excerpts
 * replaced as a whole. A forgotten source loses its quotations, its title, and the hash with which they could be
 * guessed.
 */
export function reissued(content: VersionContent, covering: Covering): Reissued {
  const { words, excerpts: covered, forgotten, titles } = covering;
  const changes: Change[] = [];
  const cover = (place: Change["place"], id: string, before: string, number: number | null = null): string => {
    const after = coverWords(before, words);
    if (after !== before) changes.push({ place, id, number, before, after, beside: 0 });
    return after;
  };
  const document = {
    ...content.document,
    title: cover("title", "", content.document.title),
    inBrief: cover("inBrief", "", content.document.inBrief),
  };
  const sections = content.sections.map((section) => ({
    ...section,
    title: cover("section", section.id, section.title),
    paragraphs: section.paragraphs.map((paragraph) => coverParagraph(paragraph, covering, changes)),
  }));
  const excerpts = content.excerpts.map((excerpt) => {
    if (forgotten.has(excerpt.contribution))
      return { ...excerpt, contributionTitle: omissisMark, exact: omissisMark, sourceSha256: "" };
    const contributionTitle = coverWords(titles.get(excerpt.contribution) ?? excerpt.contributionTitle, words);
    return covered.has(excerpt.id)
      ? { ...excerpt, contributionTitle, exact: omissisMark }
      : { ...excerpt, contributionTitle };
  });
  const wholes = content.wholes?.map((whole) =>
    forgotten.has(whole.number)
      ? { ...whole, title: omissisMark, sourceSha256: "" }
      : { ...whole, title: coverWords(titles.get(whole.number) ?? whole.title, words) },
  );
  const gone = [
    ...content.excerpts.filter(
      ({ id, contribution, exact }) => (covered.has(id) || forgotten.has(contribution)) && exact !== omissisMark,
    ),
    ...(content.wholes ?? []).filter(({ number, title }) => forgotten.has(number) && title !== omissisMark),
  ];
  return {
    content: { ...content, document, sections, excerpts, ...(wholes && { wholes }) },
    changes,
    quotations: gone.length,
  };
}

function coverParagraph(
  paragraph: VersionParagraph,
  { words, anywhere, byParagraph }: Covering,
  changes: Change[],
): VersionParagraph {
  const own = byParagraph(paragraph.id);
  const covered = coverProse(paragraph, words, (value, seen) => anywhere(value, seen) || own(value, seen));
  if (!covered) return paragraph;
  const { blocks, plain } = covered.prose;
  changes.push({
    place: "paragraph",
    id: paragraph.id,
    number: paragraph.number,
    before: paragraph.plain,
    after: plain,
    beside: covered.beside,
  });
  return { ...paragraph, blocks, plain };
}

/** The prose with the words covered, also in what stands beside them; null where there is nothing to cover. */
export function coverProse(
  { blocks, plain }: Prose,
  words: readonly string[],
  elsewhere: Holds,
): { prose: Prose; beside: number } | null {
  const ranges = rangesOf(plain, words);
  const inText = holdsWord(ranges.map(({ start, end }) => sliceCodePoints(plain, start, end)));
  const beside = heldBeside(blocks, (value, seen) => inText(value, seen) || elsewhere(value, seen)).length;
  if (ranges.length + beside === 0) return null;
  return {
    prose: omit(
      { blocks, plain },
      ranges.map((range) => ({ ...range, reason: "third_party" })),
      elsewhere,
    ).prose,
    beside,
  };
}
