import type { CitationRole, SectionKind, VersionContent } from "#app/features/document/version.ts";
import type { SourceKindName } from "#app/features/sources/source.ts";
import type { Lang } from "#app/i18n/lang.ts";

/** A piece of a line: text (a line feed in it is a line break), or a reference to the note with that number. */
export type ExportRun = { text: string; bold?: true; italic?: true; href?: string; omissis?: true } | { note: number };

/**
 * Like `Block`, but without footnotes, which are notes by now, and with heading levels that fit the place where the
 * block stands.
 */
export type ExportBlock =
  | { type: "heading"; level: number; runs: ExportRun[] }
  | { type: "paragraph"; runs: ExportRun[] }
  | { type: "quote"; blocks: ExportBlock[] }
  | { type: "list"; ordered: boolean; from: number; items: ExportBlock[][] }
  | { type: "table"; head: ExportRun[][]; rows: ExportRun[][][] }
  | { type: "rule" };

export interface SourceNote {
  type: "source";
  number: number;
  paragraph: number;
  /** Null, like `kind` and `quotation`, where the source is cited whole. */
  excerptId: string | null;
  source: SourceKindName;
  role: CitationRole;
  roleLabel: string;
  organisation: string;
  bench: string;
  benchLabel: string;
  kind: string | null;
  kindLabel: string | null;
  quotation: string | null;
  /** The sentence with the cited body's objection to this use; null where it has none, or where it was answered. */
  objection: string | null;
  /** The sentence that says since when the body has disowned the text; null where it hasn't. */
  disowned: string | null;
  /** Number and title of the source, of whichever kind. */
  contribution: string;
  contributionTitle: string;
  /** The address of the excerpt on the source's page. */
  address: string;
}
/** A footnote that the office wrote into a paragraph. */
export interface OfficeNote {
  type: "office";
  number: number;
  paragraph: number;
  blocks: ExportBlock[];
}
export type ExportNote = SourceNote | OfficeNote;

export interface ExportParagraph {
  id: string;
  number: number;
  linking: boolean;
  address: string;
  blocks: ExportBlock[];
  notes: ExportNote[];
}
export interface ExportSection {
  id: string;
  kind: SectionKind;
  /** 1 for a chapter of its own, 2 for a section under a line. */
  level: 1 | 2;
  title: string;
  paragraphs: ExportParagraph[];
  /** Whether the table of bodies stands here. */
  bodies: boolean;
}
/** A line with its sections, or one section outside of the lines; then `title` is null, because the section has it. */
export interface ExportChapter {
  id: string;
  line: { code: number; shortName: string; title: string; color: string; stroke: string } | null;
  title: string | null;
  sections: ExportSection[];
}
export interface ExportBody {
  name: string;
  bench: string;
  contributions: number;
}
export interface ExportSource {
  contribution: string;
  title: string;
  organisation: string;
  bench: string;
  address: string;
  paragraphs: { number: number; id: string }[];
}

/** One version of the document, ready to be written: everything that a format shows, in its order. */
export interface ExportModel {
  lang: Lang;
  origin: string;
  /**
   * What readers must know before anything else: demonstration data, a withdrawn version, texts that are no longer
   * public.
   */
  notices: string[];
  /** Title, version and the notices in a word, for the head of every page. */
  runningHead: string;
  title: string;
  campaign: string;
  office: string;
  versionLabel: string;
  stateLabel: string;
  actLabel: string | null;
  /** ISO instant, UTC; it is also the date of the file. */
  publishedAt: string;
  publishedLabel: string;
  address: string;
  sha256: string;
  inBrief: string;
  chapters: ExportChapter[];
  bodies: ExportBody[];
  /** False when a section of the document already holds the list. */
  bodiesApart: boolean;
  sources: ExportSource[];
  notes: ExportNote[];
  content: VersionContent;
}
