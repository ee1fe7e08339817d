import type { Lang } from "#app/i18n/lang.ts";
import type { ExportBlock, ExportRun, OfficeNote } from "#app/features/formats/model.ts";

/** `small`: for ids and hashes. `italian`: words that are Italian in whatever language the paper is. */
export type PaperRun = ExportRun & { small?: true; italian?: true };
export type PaperBlock =
  | ExportBlock
  | { type: "paragraph"; runs: PaperRun[] }
  | { type: "list"; ordered: boolean; from: number; items: { type: "paragraph"; runs: PaperRun[] }[][] }
  | { type: "table"; head: PaperRun[][]; rows: PaperRun[][][] };
/** `italian`: its blocks are Italian, whatever the language of the paper and of this title. */
export interface PaperSection {
  title: string;
  italian: boolean;
  blocks: PaperBlock[];
}

/** Any paper that isn't a version of the document: its facts, then sections with one heading each. */
export interface Paper {
  lang: Lang;
  title: string;
  italianTitle: boolean;
  author: string;
  description: string;
  runningHead: string;
  /** The date of the file. */
  at: Date;
  notices: string[];
  facts: { name: string; value: PaperRun[] }[];
  sections: PaperSection[];
  notes: OfficeNote[];
}
