import type { ExcerptKind } from "#app/features/tagging/excerpt.ts";
import type { CitationRole, SectionKind, VersionContent, VersionParagraph } from "./version.ts";

export const sectionKinds = [
  "foreword",
  "method",
  "bodies",
  "context",
  "criticalities",
  "opportunities",
  "actions",
  "annexes",
] as const satisfies readonly SectionKind[];
export const lineSections = ["context", "criticalities", "opportunities", "actions"] as const;
export const citationRoles = ["supports", "qualifies", "opposes", "context"] as const satisfies readonly CitationRole[];
/** The kinds of excerpt from which a section is written; where there are none, any kind is used. */
export const kindsOfSection = (kind: SectionKind): readonly ExcerptKind[] =>
  kind === "criticalities"
    ? ["criticality"]
    : kind === "opportunities"
      ? ["opportunity"]
      : kind === "actions"
        ? ["action_proposal", "demand"]
        : [];

export const longestInBrief = 1_000;
export const longestParagraph = 4_000;

/** The number in an address, or null. Only one spelling is taken, so that a version has one address. */
export const versionNumber = (given: string): number | null => (/^[1-9]\d{0,5}$/.test(given) ? Number(given) : null);

/** Why a version may not be published, by paragraph. */
export interface Problem {
  code:
    | "no_source"
    | "quotation_mismatch"
    | "source_not_public"
    | "source_disowned"
    | "taken_down"
    | "empty_paragraph"
    | "no_paragraphs"
    | "no_brief"
    | "brief_too_long";
  paragraphId: string | null;
  /** The passage, or the source that is cited whole. */
  citedId: string | null;
}

/** What the check needs to know: the draft, and what its sources say now. */
export interface Draft {
  inBrief: string;
  /** `takenDown`: exactly these words were taken off a published version and have not been put back. */
  paragraphs: {
    id: string;
    text: string;
    linking: boolean;
    takenDown?: boolean;
    citations: { citedId: string; matches: boolean; isPublic: boolean; disowned?: boolean }[];
  }[];
}

/**
 * Nothing is published with a quotation that its source doesn't contain, or with a paragraph that has neither a source
 * nor the mark «testo di raccordo»; and what was taken off publication is not published again. Source:
 * app/guide/it/redazione.md, on versions.
 */
export function problemsOf(draft: Draft): Problem[] {
  const of = (code: Problem["code"], paragraphId: string | null = null, citedId: string | null = null): Problem => ({
    code,
    paragraphId,
    citedId,
  });
  const whole = [
    ...(draft.paragraphs.length === 0 ? [of("no_paragraphs")] : []),
    ...(draft.inBrief.trim() === ""
      ? [of("no_brief")]
      : [...draft.inBrief].length > longestInBrief
        ? [of("brief_too_long")]
        : []),
  ];
  const each = draft.paragraphs.flatMap((paragraph) => [
    ...(paragraph.text.trim() === "" ? [of("empty_paragraph", paragraph.id)] : []),
    ...(paragraph.takenDown ? [of("taken_down", paragraph.id)] : []),
    ...(paragraph.citations.length === 0 && !paragraph.linking ? [of("no_source", paragraph.id)] : []),
    ...paragraph.citations.flatMap((citation) => [
      ...(citation.isPublic ? [] : [of("source_not_public", paragraph.id, citation.citedId)]),
      ...(citation.disowned ? [of("source_disowned", paragraph.id, citation.citedId)] : []),
      ...(citation.matches ? [] : [of("quotation_mismatch", paragraph.id, citation.citedId)]),
    ]),
  ]);
  return [...whole, ...each];
}

/**
 * How a draft's paragraphs compare with those taken off published versions: the same words, wherever they stand now, or
 * a new wording of them.
 */
export function againPublished(
  draft: readonly { id: string; plain: string }[],
  removed: readonly { id: string; plain: string }[],
): { same: Set<string>; rewritten: string[] } {
  const words = (text: string) => text.replace(/\s+/g, " ").trim();
  const [ids, texts] = [
    new Set(removed.map(({ id }) => id)),
    new Set(removed.map(({ plain }) => words(plain)).filter((text) => text !== "")),
  ];
  const same = new Set(draft.filter(({ plain }) => texts.has(words(plain))).map(({ id }) => id));
  return { same, rewritten: draft.filter(({ id }) => ids.has(id) && !same.has(id)).map(({ id }) => id) };
}

export interface Differences {
  added: VersionParagraph[];
  changed: VersionParagraph[];
  removed: VersionParagraph[];
  same: number;
}

/** What a new version changes, found by the paragraphs' stable ids; citations count as part of a paragraph. */
export function differences(before: VersionContent | null, after: VersionContent): Differences {
  const all = (content: VersionContent | null) => content?.sections.flatMap((section) => section.paragraphs) ?? [];
  const old = new Map(all(before).map((paragraph) => [paragraph.id, paragraph]));
  const now = all(after);
  const cites = ({ citations, wholes = [] }: VersionParagraph) => [
    ...citations.map((each) => [each.excerptId, each.role]),
    ...wholes.map((each) => [each.sourceId, each.role]),
  ];
  const key = (paragraph: VersionParagraph) =>
    JSON.stringify([paragraph.plain, paragraph.linking, cites(paragraph).sort()]);
  const added = now.filter((paragraph) => !old.has(paragraph.id));
  const kept = now.filter((paragraph) => old.has(paragraph.id));
  const changed = kept.filter((paragraph) => key(paragraph) !== key(old.get(paragraph.id)!));
  const present = new Set(now.map((paragraph) => paragraph.id));
  return {
    added,
    changed,
    removed: [...old.values()].filter((paragraph) => !present.has(paragraph.id)),
    same: kept.length - changed.length,
  };
}

/** The key by which a cited body is counted, once each; null where no body has said that the words are its own. */
export const bodyCited = ({
  organisationId,
  organisation,
}: {
  organisationId?: string;
  organisation: string;
}): string | null => organisationId ?? (organisation || null);

/** Counts that the page before publication shows, and their definitions name. */
export function countsOf(content: VersionContent): {
  paragraphs: number;
  linking: number;
  citations: number;
  excerpts: number;
  contributions: number;
  organisations: number;
} {
  const paragraphs = content.sections.flatMap((section) => section.paragraphs);
  return {
    paragraphs: paragraphs.length,
    linking: paragraphs.filter((paragraph) => paragraph.linking).length,
    citations: paragraphs.reduce((sum, paragraph) => sum + paragraph.citations.length, 0),
    excerpts: content.excerpts.length,
    contributions: new Set(content.excerpts.filter((excerpt) => !excerpt.source).map((excerpt) => excerpt.contribution))
      .size,
    organisations: new Set(content.excerpts.flatMap((excerpt) => bodyCited(excerpt) ?? [])).size,
  };
}
