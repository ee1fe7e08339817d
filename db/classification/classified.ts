/**
 * How much harm a column does in the wrong hands. `public`: shown to everybody, or made to be shown. `internal`: for
 * the body's work. `personal`: about an identifiable person. `special`: connects a person with a body, and so may
 * reveal union membership (GDPR, article 9).
 */
export const sensitivities = ["public", "internal", "personal", "special"] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** How long a value is kept, in the words of the register of processing activities. */
export const kept = {
  consultation: "as long as the consultation is published, then to the body's historical archive",
  filing: "as long as the archive plan of the body keeps what was filed",
  draft: "until the draft is filed or deleted, or the consultation is concluded",
  account: "until the account is erased, which the person may ask for",
  office: "as long as the log tells who held the role: without the name, once it is erased",
  mandate: "as long as the acts done under the mandate are kept, since they name it",
  organisation: "as long as an act of the organisation is kept",
  session: "until sign-out or its end, by settings: so long after its last use, at most so long after its beginning",
  register: "until the consultation is concluded, then to the body's historical archive",
  contact:
    "180 days after the answer; without one, 180 days after the end of the consultation, or after the sending of an invitation",
  upload: "until the file is sent or thrown away, a day at most",
  notice: "180 days after it was read, a year at most",
  erasure: "as long as the installation runs: ids alone, which lead to nobody, to clean old backups by",
  link: "until 30 days after the link was spent or expired: till then its page says so and sends a new one",
  attempts: "until the next good sign-in, or when the slowing is over",
  log: "as long as the consultation it tells about is kept; rows are never removed one by one",
  log_key: "30 days, as long as lines of the request log may be kept",
  naming: "a year after it was asked; the log keeps that it was, and who asked and answered",
  job: "until an hour after it was done or given up; what it carried goes when it is done",
  installation: "as long as the installation runs",
} as const;
export type Kept = keyof typeof kept;

/** Periods that end by themselves: app/cleaning.server.ts has a rule for each. */
export const ending = [
  "draft",
  "session",
  "contact",
  "upload",
  "notice",
  "link",
  "attempts",
  "log_key",
  "naming",
  "job",
] as const satisfies readonly Kept[];
export type Ending = (typeof ending)[number];

/** What a column is for, how sensitive it is and, where it differs from its table, how long it is kept. */
export type Column = readonly [sensitivity: Sensitivity, purpose: string, kept?: Kept];

/** True, or else why not, in a few words. */
export type YesOrWhyNot = true | string;

/** Reasons why a table isn't exported or archived that many tables share. */
export const person = "a person: never public";
export const desk = "inner work of the office";

/** Reasons why `npm run verify` doesn't compare a table's rows with the log. */
export const logged = "the log tells of each change, and rows may change";
export const noAct = "no act of anybody";

/**
 * What a table about people means to one of them. `own`: whether their own data, which they can download, include its
 * rows. `erased`: what an erasure does. `rows_go`: the rows that lead to the person by a foreign key are deleted.
 * `own_rule`: features/privacy/erase-rows has a rule for this table. `id_stays`: the row stays, with an id that leads
 * to nobody.
 */
export interface OfPeople {
  own: YesOrWhyNot;
  erased: "rows_go" | "own_rule" | "id_stays";
}
export const actOfOffice = { own: "the log has what one did for the office", erased: "id_stays" } as const;
export const actForABody = { own: "the log has what one did for an organisation", erased: "id_stays" } as const;

/**
 * What happens to a table's rows when two entries of organisations are found to be one body. `moved`: they become those
 * of the kept entry. `joined`: features/stakeholders/duplicates has a rule for this table, because each entry may have
 * one.
 */
export type Merged = "moved" | "joined" | { stays: string };

/**
 * What there is to know of one table: other code reads it here, or a test compares other code with it. Each column
 * stands under the name that it has in code; with a missing one, or one too many, it doesn't compile.
 */
export interface Table<Row> {
  /** Its name for people, in Italian and in English. */
  name: readonly [it: string, en: string];
  kept: Kept;
  /** Whether its rows are in the data files; features/exports/columns says with which columns. */
  exported: YesOrWhyNot;
  /** Whether the archive of a consultation contains what it says. */
  archived: YesOrWhyNot;
  /** Whether `npm run verify` reads it, and names a row that was changed, added or deleted without a command. */
  verified: YesOrWhyNot;
  /** For each table that has a column about a person. */
  people?: OfPeople;
  /** For each table that has a column that names an organisation. */
  merged?: Merged;
  /** Why an erasure leaves its words as they are; in all other tables the person's name is taken out of them. */
  wordsStay?: string;
  columns: { readonly [Name in keyof Row]-?: Column };
}
