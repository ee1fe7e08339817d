/**
 * The shapes of the demo consultation; instants are ISO 8601 in UTC, dates are `YYYY-MM-DD`, both of Europe/Rome
 * events.
 */

export type BenchCode = "institutions" | "unions" | "employers" | "training" | "third_sector" | "enterprises";

export type OrganisationKind =
  | "institution"
  | "trade_union"
  | "employers_organisation"
  | "chamber"
  | "training_research"
  | "third_sector"
  | "enterprise"
  | "profession";

export type CampaignCode = "TCL" | "VDQ";
export type Stroke = "solid" | "long_dashes" | "double" | "dash_dot" | "dots";
export type ContributionKind = "analysis" | "demand" | "contribution";
export type ContributionState = "filed" | "ready" | "published" | "refused";
export type ExcerptKind = "criticality" | "opportunity" | "demand" | "action_proposal";
export type CitationRole = "supports" | "qualifies" | "opposes" | "context";

export interface BodySeed {
  name: { it: string; en: string };
  site: string;
  timeZone: string;
  /** The territory for which it speaks, and the parts of it that a text can be about. */
  place: { level: "city"; code: string; name: { it: string; en: string } };
  districts: { code: string; name: { it: string; en: string } }[];
}

export interface SubThemeSeed {
  code: string;
  title: string;
}

export interface LineSeed {
  number: number;
  title: string;
  shortName: string;
  color: string;
  colorDark: string;
  stroke: Stroke;
  description: string;
  subThemes: SubThemeSeed[];
}

export interface QuestionSeed {
  key: string;
  text: string;
  hint: string;
}

export interface RoundSeed {
  key: string;
  title: string;
  intro: string;
  mode: "sealed" | "open";
  opensAt: string;
  /** The first instant that is too late. */
  closesAt: string;
  /** When the texts of a sealed round came out together; null while a round is open. */
  publishedAt: string | null;
  kinds: ContributionKind[];
  benches: BenchCode[];
  whoMayFile: string;
  questions: QuestionSeed[];
}

export interface MilestoneSeed {
  onDate: string;
  /** Words for the day where the source names only the month; else empty. */
  dateLabel: string;
  title: string;
  text: string;
  /** `source`: told by the municipality’s own announcements; `demo`: invented for the demonstration. */
  origin: "source" | "demo";
}

export interface MandateActSeed {
  organ: string;
  kind: string;
  month: string;
  number: string | null;
  note: string;
}

export interface CampaignSeed {
  slug: string;
  code: CampaignCode;
  title: string;
  /** At most 1,000 characters. */
  inBrief: string;
  mandateAct: MandateActSeed | null;
  office: string;
  contactEmail: string;
  whatNext: string;
  howOrganisations: string;
  howCitizens: string;
  milestones: MilestoneSeed[];
  lines: LineSeed[];
  rounds: RoundSeed[];
}

export interface OrganisationNameSeed {
  name: string;
  shortName: string;
  /** It holds from this day until the next name. */
  validFrom: string;
}

export interface OrganisationSeed {
  key: string;
  kind: OrganisationKind;
  bench: BenchCode;
  names: OrganisationNameSeed[];
  description: string;
  district: number;
  affiliatedTo: string | null;
}

export interface MandateSeed {
  organisation: string;
  capacity: "drafter" | "signatory";
  campaigns: CampaignCode[];
  validFrom: string;
  /** Last day, included. */
  validTo: string | null;
}

export interface PersonSeed {
  key: string;
  name: string;
  email: string;
  /** What the list of the demo's logins says about this person. */
  about: string;
  system: "admin" | null;
  roles: { campaign: CampaignCode; role: "lead" | "planner" | "auditor" }[];
  mandates: MandateSeed[];
}

export interface CrossLine {
  campaign: CampaignCode;
  line: number;
}

export interface ExcerptSeed {
  key: string;
  /** Exact substring of the plain text, inside one paragraph or list item. */
  quote: string;
  lines: number[];
  alsoLines?: CrossLine[];
  kind: ExcerptKind;
  subTheme?: string;
  memo?: string;
}

export interface ContributionSeed {
  key: string;
  organisation: string;
  campaign: CampaignCode;
  round: string;
  kind: ContributionKind;
  title: string;
  /** Lines of the text's own campaign. */
  lines: number[];
  /** Lines of another campaign that the text concerns too. */
  alsoLines?: CrossLine[];
  district: number | null;
  filedAt: string;
  state: ContributionState;
  /** Only for published texts. */
  publishedAt: string | null;
  refusedReason?: string;
  /** Markdown by question key, in the order of the round’s questions. */
  answers?: Record<string, string>;
  body?: string;
  redactions?: { quote: string; reason: "third_party" }[];
  excerpts: ExcerptSeed[];
}

export type SectionKind = "foreword" | "method" | "context" | "criticalities" | "opportunities" | "actions" | "annexes";

export interface SectionSeed {
  key: string;
  kind: SectionKind;
  line: number | null;
  title: string;
}

export interface CitationSeed {
  excerpt: string;
  role: CitationRole;
}

export interface ParagraphSeed {
  key: string;
  section: string;
  line: number | null;
  text: string;
  /** «Testo di raccordo (a cura dell’ufficio)»: only such paragraphs may stand without a source. */
  linking?: true;
  cites: CitationSeed[];
}

export interface DocumentSeed {
  campaign: CampaignCode;
  title: string;
  /** At most 1,000 characters. */
  inBrief: string;
  version: number;
  state: "draft";
  office: string;
  publishedAt: string;
  sections: SectionSeed[];
  paragraphs: ParagraphSeed[];
}
