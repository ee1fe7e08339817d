/** What a paper has that a draft cannot show as it was; the page translates the codes. */
export const lossKinds = [
  "tracked_insertions",
  "tracked_deletions",
  "tracked_moves",
  "comments",
  "header",
  "footer",
  "images",
  "text_boxes",
  "drawings",
  "equations",
  "embedded_objects",
  "endnotes_as_footnotes",
  "struck_text",
  "hidden_text",
  "numbered_headings",
  "nested_tables",
  "merged_cells",
  "unsafe_links",
] as const;

export type LossKind = (typeof lossKinds)[number];

export interface Loss {
  kind: LossKind;
  /** How many of them the paper has. */
  count: number;
  /** The beginning of the first one's text, up to 80 characters. */
  sample?: string;
}

/** Why a paper was not taken; the page translates the codes. */
export const importFailures = ["too_large", "not_supported", "broken", "took_too_long", "encrypted"] as const;
export type ImportFailure = (typeof importFailures)[number];

export type Imported = { ok: true; markdown: string; losses: Loss[] } | { ok: false; why: ImportFailure };

/** The largest paper that is looked at, in bytes. */
export const largestPaper = 20 * 1024 * 1024;
/** The most text that one paste may bring, in UTF-16 code units of its HTML. */
export const largestPaste = 4 * 1024 * 1024;
