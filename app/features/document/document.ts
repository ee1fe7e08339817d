import type { ExcerptKind } from "#app/features/tagging/excerpt.ts";
import type { CitationRole, SectionKind, VersionContent, VersionParagraph } from "./version.ts";

export const sectionKinds = ["foreword", "method", "bodies", "context", "criticalities", "opportunities", "actions", "annexes"] as const satisfies readonly SectionKind[];
export const lineSections = ["context", "criticalities", "opportunities", "actions"] as const;
export const citationRoles = ["supports", "qualifies", "opposes", "context"] as const satisfies readonly CitationRole[];
/** The kinds of excerpt that a section is written from; none means all. */
export const kindsOfSection = (kind: SectionKind): readonly ExcerptKind[] =>
  kind === "criticalities" ? ["criticality"] : kind === "opportunities" ? ["opportunity"] : kind === "actions" ? ["action_proposal", "demand"] : [];

export const longestInBrief = 1_000;
export const longestParagraph = 4_000;

/** The number in an address, or null: one spelling only, so that a version has one address. */
export const versionNumber = (given: string): number | null => (/^[1-9]\d{0,5}$/.test(given) ? Number(given) : null);

/** Why a version may not be published, by paragraph. */
export interface Problem {
  code: "no_source" | "quotation_mismatch" | "source_not_public" | "source_disowned" | "empty_paragraph" | "no_paragraphs" | "no_brief" | "brief_too_long";
  paragraphId: string | null;
  excerptId: string | null;
}

/** What the check looks at: the draft, and what its sources say now. */
export interface Draft {
  inBrief: string;
  paragraphs: { id: string; text: string; linking: boolean; citations: { excerptId: string; matches: boolean; isPublic: boolean; disowned?: boolean }[] }[];
}

/**
 * Nothing is published with a quotation that its source doesn't contain, or with a paragraph that has neither a source nor the mark
 * «testo di raccordo». Source: domain.md, Platform document.
 */
export function problemsOf(draft: Draft): Problem[] {
  const of = (code: Problem["code"], paragraphId: string | null = null, excerptId: string | null = null): Problem => ({ code, paragraphId, excerptId });
  const whole = [
    ...(draft.paragraphs.length === 0 ? [of("no_paragraphs")] : []),
    ...(draft.inBrief.trim() === "" ? [of("no_brief")] : [...draft.inBrief].length > longestInBrief ? [of("brief_too_long")] : []),
  ];
  const each = draft.paragraphs.flatMap((paragraph) => [
    ...(paragraph.text.trim() === "" ? [of("empty_paragraph", paragraph.id)] : []),
    ...(paragraph.citations.length === 0 && !paragraph.linking ? [of("no_source", paragraph.id)] : []),
    ...paragraph.citations.flatMap((citation) => [
      ...(citation.isPublic ? [] : [of("source_not_public", paragraph.id, citation.excerptId)]),
      ...(citation.disowned ? [of("source_disowned", paragraph.id, citation.excerptId)] : []),
      ...(citation.matches ? [] : [of("quotation_mismatch", paragraph.id, citation.excerptId)]),
    ]),
  ]);
  return [...whole, ...each];
}

export interface Differences { added: VersionParagraph[]; changed: VersionParagraph[]; removed: VersionParagraph[]; same: number }

/** What a new version changes, by the paragraphs' stable ids; citations count as part of a paragraph. */
export function differences(before: VersionContent | null, after: VersionContent): Differences {
  const all = (content: VersionContent | null) => content?.sections.flatMap((section) => section.paragraphs) ?? [];
  const old = new Map(all(before).map((paragraph) => [paragraph.id, paragraph]));
  const now = all(after);
  const key = (paragraph: VersionParagraph) => JSON.stringify([paragraph.plain, paragraph.linking, paragraph.citations.map((citation) => [citation.excerptId, citation.role]).sort()]);
  const added = now.filter((paragraph) => !old.has(paragraph.id));
  const kept = now.filter((paragraph) => old.has(paragraph.id));
  const changed = kept.filter((paragraph) => key(paragraph) !== key(old.get(paragraph.id)!));
  const present = new Set(now.map((paragraph) => paragraph.id));
  return { added, changed, removed: [...old.values()].filter((paragraph) => !present.has(paragraph.id)), same: kept.length - changed.length };
}

/** Counts that the page before publication shows, and their definitions name. */
export function countsOf(content: VersionContent): { paragraphs: number; linking: number; citations: number; excerpts: number; contributions: number; organisations: number } {
  const paragraphs = content.sections.flatMap((section) => section.paragraphs);
  return {
    paragraphs: paragraphs.length,
    linking: paragraphs.filter((paragraph) => paragraph.linking).length,
    citations: paragraphs.reduce((sum, paragraph) => sum + paragraph.citations.length, 0),
    excerpts: content.excerpts.length,
    contributions: new Set(content.excerpts.map((excerpt) => excerpt.contribution)).size,
    organisations: new Set(content.excerpts.map((excerpt) => excerpt.organisationId ?? excerpt.organisation)).size,
  };
}
