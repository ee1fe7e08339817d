import type { Lang } from "#app/i18n/lang.ts";
import { exportText } from "#app/features/formats/build.ts";
import { toCsv, type CsvColumn } from "#app/features/formats/csv.ts";

/** A contribution as the public reads it: from public queries only, with no person in it. */
export interface ContributionData {
  number: string;
  title: string;
  /** The name on the day of filing. */
  organisation: string;
  bench: string;
  kind: string;
  /** By its code. */
  district: string | null;
  round: number;
  roundTitle: string;
  lines: number[];
  /** Names of the bodies that joined it, as they were on the day of joining. */
  joined: string[];
  receivedAt: Date;
  publishedAt: Date;
  /** When its organisation disowned it; null where it didn't. */
  disownedAt: Date | null;
  /** The public text, after its omissis. */
  text: string;
  textSha256: string;
  address: string;
}
/** An excerpt with one coding that holds; an excerpt on two lines is two rows with the same id. */
export interface ExcerptData {
  id: string;
  contribution: string;
  title: string;
  organisation: string;
  bench: string;
  line: number;
  kind: string;
  subTheme: string | null;
  codedAt: Date;
  /** Code points of the public text, end excluded. */
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  textSha256: string;
  /** The address of the excerpt on the contribution's page. */
  address: string;
}
export interface DataOptions {
  lang: Lang;
  demo: boolean;
}

/**
 * Codes instead of words, and names of columns that are the same in both languages, because what a script reads must
 * not depend on the reader's language.
 */
export const contributionColumns: CsvColumn<ContributionData>[] = [
  { name: "number", value: (row) => row.number },
  { name: "title", value: (row) => row.title },
  { name: "organisation", value: (row) => row.organisation },
  { name: "bench", value: (row) => row.bench },
  { name: "kind", value: (row) => row.kind },
  { name: "district", value: (row) => row.district },
  { name: "round", value: (row) => row.round },
  { name: "round_title", value: (row) => row.roundTitle },
  { name: "lines", value: (row) => row.lines.join(" ") },
  // Written as JSON, since every separator may stand in the name of a body.
  { name: "joined", value: (row) => (row.joined.length === 0 ? null : JSON.stringify(row.joined)) },
  { name: "received_at", value: (row) => row.receivedAt.toISOString() },
  { name: "published_at", value: (row) => row.publishedAt.toISOString() },
  { name: "disowned_at", value: (row) => row.disownedAt && row.disownedAt.toISOString() },
  { name: "text", value: (row) => row.text },
  { name: "text_sha256", value: (row) => row.textSha256 },
  { name: "address", value: (row) => row.address },
];

export const excerptColumns: CsvColumn<ExcerptData>[] = [
  { name: "excerpt_id", value: (row) => row.id },
  { name: "contribution", value: (row) => row.contribution },
  { name: "contribution_title", value: (row) => row.title },
  { name: "organisation", value: (row) => row.organisation },
  { name: "bench", value: (row) => row.bench },
  { name: "line", value: (row) => row.line },
  { name: "kind", value: (row) => row.kind },
  { name: "sub_theme", value: (row) => row.subTheme },
  { name: "coded_at", value: (row) => row.codedAt.toISOString() },
  { name: "start", value: (row) => row.start },
  { name: "end", value: (row) => row.end },
  { name: "quotation", value: (row) => row.exact },
  { name: "prefix", value: (row) => row.prefix },
  { name: "suffix", value: (row) => row.suffix },
  { name: "text_sha256", value: (row) => row.textSha256 },
  { name: "address", value: (row) => row.address },
];

export const contributionsCsv = (rows: ContributionData[], options: DataOptions): string =>
  toCsv([...contributionColumns, notice(options)], rows);
export const excerptsCsv = (rows: ExcerptData[], options: DataOptions): string =>
  toCsv([...excerptColumns, notice(options)], rows);

/** The notice stands in every row, because rows are copied without their file. */
const notice = ({ lang, demo }: DataOptions): CsvColumn<unknown> => ({
  name: "notice",
  value: () => (demo ? exportText(lang).demoNotice : null),
});
