import { firstKind, type SourceKindName } from "#app/features/sources/source.ts";
import type { CitationRole, VersionContent, VersionExcerpt, VersionParagraph, VersionWhole } from "./version.ts";
import { bodyCited, citationRoles } from "./document.ts";

export interface Voice {
  excerptId: string;
  source: SourceKindName;
  /** Empty where no body has said that the words are its own. */
  organisation: string;
  /** The bodies that had joined the text when the version was published. */
  joined: readonly string[];
  contribution: string;
  /** Null where the words are no longer public. */
  exact: string | null;
  covered: boolean;
  /** An integration has replaced the text in which the words stood. */
  replaced: boolean;
  /** Since when (ISO) its body has withdrawn the text. */
  withdrawn: string | null;
  /** The body's objection to this use. */
  objection: string | null;
  /** Since when (ISO) the body says that the text is not its own. */
  disowned: string | null;
}
export interface Voices {
  role: CitationRole;
  /**
   * Organisations, each counted once: ten excerpts of one union are one voice. Texts that their body has disowned count
   * none, and so do words that no body has said are its own.
   */
  organisations: number;
  quotations: number;
  benches: { bench: string; voices: Voice[] }[];
  /** How many quotations are shown only on the paragraph's own page. */
  left: number;
}

/**
 * How many quotations a paragraph shows in place: usually all, but few where a document of two hundred paragraphs with
 * forty sources each must stay one page.
 */
export const shownInPlace = (citations: number): number => (citations <= 1_500 ? Infinity : 8);

/**
 * Who says a paragraph: by role, then by bench, in the order of the benches given. Where there are more than `most`
 * quotations each role keeps its share, so that those that oppose are never crowded out by those that support.
 */
export function voicesOf(
  paragraph: VersionParagraph,
  excerpts: ReadonlyMap<string, VersionExcerpt>,
  benches: readonly string[],
  most = Infinity,
): Voices[] {
  const objections = new Map(paragraph.citations.map(({ excerptId, objection }) => [excerptId, objection ?? null]));
  const cited = citationRoles
    .map((role) => ({
      role,
      own: paragraph.citations
        .filter((citation) => citation.role === role)
        .flatMap(({ excerptId }) => excerpts.get(excerptId) ?? []),
    }))
    .filter(({ own }) => own.length > 0);
  const shares = share(
    cited.map(({ own }) => own.length),
    most,
  );
  return cited.map(({ role, own }, index) => {
    const shown = own.slice(0, shares[index]);
    const named = [...new Set(shown.map((excerpt) => excerpt.bench))].sort(
      (a, b) => rank(benches, a) - rank(benches, b),
    );
    return {
      role,
      organisations: new Set(own.filter((excerpt) => !excerpt.disowned).flatMap((excerpt) => bodyCited(excerpt) ?? []))
        .size,
      quotations: own.length,
      left: own.length - shown.length,
      benches: named.map((bench) => ({
        bench,
        voices: shown
          .filter((excerpt) => excerpt.bench === bench)
          .map((excerpt) => voiceOf(excerpt, objections.get(excerpt.id) ?? null)),
      })),
    };
  });
}

const rank = (benches: readonly string[], bench: string) =>
  (benches.indexOf(bench) + benches.length + 1) % (benches.length + 1);

const voiceOf = (
  {
    id,
    source = firstKind,
    organisation,
    joined = [],
    contribution,
    exact,
    withheld,
    withdrawn,
    disowned,
  }: VersionExcerpt,
  objection: string | null,
): Voice => ({
  excerptId: id,
  source,
  organisation,
  joined,
  contribution,
  exact: withheld ? null : exact,
  covered: withheld === "covered",
  replaced: withheld === "replaced",
  withdrawn: withdrawn ?? null,
  objection,
  disowned: disowned ?? null,
});

export interface CitedWhole {
  role: CitationRole;
  whole: VersionWhole;
}

/** What a paragraph cites without a quotation, role by role. */
export function wholesOf(paragraph: VersionParagraph, wholes: readonly VersionWhole[] = []): CitedWhole[] {
  const byId = new Map(wholes.map((whole) => [whole.id, whole]));
  const cited = (paragraph.wholes ?? []).flatMap(({ sourceId, role }) => {
    const whole = byId.get(sourceId);
    return whole ? [{ role, whole }] : [];
  });
  return citationRoles.flatMap((role) => cited.filter((each) => each.role === role));
}

/** Gives one to each in turn until no places are left. */
function share(wanted: number[], places: number): number[] {
  if (wanted.reduce((sum, each) => sum + each, 0) <= places) return wanted;
  const given = wanted.map(() => 0);
  for (let left = places; left > 0; ) {
    for (const [index, most] of wanted.entries()) {
      if (left > 0 && (given[index] ?? 0) < most) {
        given[index] = (given[index] ?? 0) + 1;
        left -= 1;
      }
    }
  }
  return given;
}

/** The threads of a paragraph: its section's line first, then those of what it cites. */
export function threadsOf(
  paragraph: VersionParagraph,
  line: number | null,
  excerpts: ReadonlyMap<string, VersionExcerpt>,
  lines: VersionContent["lines"],
): VersionContent["lines"] {
  const codes = new Set([
    ...(line === null ? [] : [line]),
    ...paragraph.citations.flatMap(({ excerptId }) => excerpts.get(excerptId)?.lines ?? []).sort((a, b) => a - b),
  ]);
  return [...codes].flatMap((code) => lines.find((each) => each.code === code) ?? []);
}
