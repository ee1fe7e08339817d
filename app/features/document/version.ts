import type { Block } from "#app/core/prose.ts";

export type CitationRole = "supports" | "qualifies" | "opposes" | "context";
export type SectionKind = "foreword" | "method" | "bodies" | "annexes" | "context" | "criticalities" | "opportunities" | "actions";

/** Everything a published version says, frozen: pages and every export are made from this and from nothing else. */
export interface VersionContent {
  campaign: { slug: string; code: string; title: string; demo: boolean };
  document: { title: string; inBrief: string; office: string; act: { organ: string; number: string; date: string } | null };
  number: number;
  state: "draft" | "final";
  /** ISO instants, UTC. */
  publishedAt: string;
  lines: VersionLine[];
  sections: VersionSection[];
  /** Only the excerpts that a paragraph cites, by id. */
  excerpts: VersionExcerpt[];
  /** The bodies with a published contribution on the day of publication. */
  bodies: { organisationId: string; name: string; bench: string; contributions: number }[];
}
export interface VersionLine { code: number; shortName: string; title: string; color: string; stroke: string }
export interface VersionSection { id: string; kind: SectionKind; line: number | null; title: string; paragraphs: VersionParagraph[] }
export interface VersionParagraph {
  /** Stable across versions; addresses and exports use it. */
  id: string;
  /** What readers see, counted through the whole document. */
  number: number;
  linking: boolean;
  blocks: Block[];
  plain: string;
  citations: { excerptId: string; role: CitationRole }[];
}
export interface VersionExcerpt {
  id: string;
  contribution: string;
  contributionTitle: string;
  organisation: string;
  bench: string;
  kind: string;
  lines: number[];
  /** Code points into the public text, and that text's SHA-256. */
  start: number;
  end: number;
  exact: string;
  sourceSha256: string;
}
