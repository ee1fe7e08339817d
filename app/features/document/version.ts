import type { Block } from "#app/prose/prose.ts";
import type { SourceKindName } from "#app/features/sources/source.ts";

export type CitationRole = "supports" | "qualifies" | "opposes" | "context";
export type SectionKind =
  | "foreword"
  | "method"
  | "bodies"
  | "annexes"
  | "context"
  | "criticalities"
  | "opportunities"
  | "actions";

/** Everything that a published version says, frozen: pages and all exports are made from this and from nothing else. */
export interface VersionContent {
  campaign: { slug: string; code: string; title: string; demo: boolean };
  document: {
    title: string;
    inBrief: string;
    office: string;
    act: { organ: string; number: string; date: string } | null;
  };
  number: number;
  state: "draft" | "final";
  /** ISO instants, UTC. */
  publishedAt: string;
  lines: VersionLine[];
  sections: VersionSection[];
  /** Only the excerpts that a paragraph cites, by id. */
  excerpts: VersionExcerpt[];
  /** Sources without passages that a paragraph cites whole, by id; absent where there are none. */
  wholes?: VersionWhole[];
  /** The bodies with a published contribution on the day of publication. */
  bodies: { organisationId: string; name: string; bench: string; contributions: number }[];
}
export interface VersionLine {
  code: number;
  shortName: string;
  title: string;
  color: string;
  stroke: string;
}
export interface VersionSection {
  id: string;
  kind: SectionKind;
  line: number | null;
  title: string;
  paragraphs: VersionParagraph[];
}
export interface VersionParagraph {
  /** Stable across versions; addresses and exports use it. */
  id: string;
  /** The number that readers see, counted through the whole document. */
  number: number;
  linking: boolean;
  blocks: Block[];
  plain: string;
  citations: VersionCitation[];
  /** What it cites whole, in `wholes`; absent where it cites nothing so. */
  wholes?: { sourceId: string; role: CitationRole }[];
  /** Never stored: set by `shownContent` where it was taken down. */
  removed?: { at: string; reason: string };
}
export interface VersionCitation {
  excerptId: string;
  role: CitationRole;
  /** Never stored: what the cited body says against this use, until it is answered. */
  objection?: string;
}
export interface VersionExcerpt {
  id: string;
  /** The kind of source of which it is a passage; absent for a contribution. */
  source?: SourceKindName;
  /** The number and the title of that source, of whichever kind. */
  contribution: string;
  contributionTitle: string;
  /** Empty where no body has said that the words are its own. */
  organisation: string;
  /** The id of the body, by which voices are counted. Versions from before 0.2 have only the name. */
  organisationId?: string;
  bench: string;
  /**
   * Names of the bodies that had joined the text when the version was published; versions from before 0.2 have none.
   */
  joined?: string[];
  kind: string;
  lines: number[];
  /** Code points into the public text, and that text's SHA-256. */
  start: number;
  end: number;
  exact: string;
  sourceSha256: string;
  /** Never stored: why its words may not be shown. */
  withheld?: "gone" | "covered" | "replaced";
  /** Never stored: since when (ISO) its body has withdrawn the text. */
  withdrawn?: string;
  /** Never stored: since when (ISO) its body says that the text is not its own. */
  disowned?: string;
}
/** A source that is cited without a quotation, because it has no text to quote from: a figure. */
export interface VersionWhole {
  id: string;
  source: SourceKindName;
  number: string;
  title: string;
  organisation: string;
  organisationId?: string;
  bench: string;
  /** SHA-256 of the source's public text. */
  sourceSha256: string;
  /** Never stored: it is no longer public. */
  withheld?: "gone";
}
/** The editions of one number, oldest first. The hash of each is shown; only the newest can be read. */
export interface Edition {
  edition: number;
  sha256: string;
  publishedAt: Date;
  reason: string;
}
