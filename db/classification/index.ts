import { campaignTables } from "./campaigns.ts";
import { contributionTables } from "./contributions.ts";
import { digestTables } from "./digests.ts";
import { headTables } from "./heads.ts";
import { joiningTables } from "./joining.ts";
import { machineTables } from "./machine.ts";
import { newsTables } from "./news.ts";
import { officeTables } from "./office.ts";
import { organisationTables } from "./organisations.ts";
import { peopleTables } from "./people.ts";
import { placeTables } from "./places.ts";
import { privacyTables } from "./privacy.ts";
import { sourceTables } from "./sources.ts";
import { stakeholderTables } from "./stakeholders.ts";
import { tallyTables } from "./tallies.ts";
import { textTables } from "./texts.ts";

/** Every table by the name of its Drizzle object. */
export const classification = {
  ...peopleTables,
  ...organisationTables,
  ...placeTables,
  ...campaignTables,
  ...sourceTables,
  ...contributionTables,
  ...textTables,
  ...stakeholderTables,
  ...joiningTables,
  ...officeTables,
  ...newsTables,
  ...privacyTables,
  ...tallyTables,
  ...machineTables,
  ...headTables,
  ...digestTables,
};

type Classification = typeof classification;

/** The names of the tables of which this is said. */
export type TablesWith<Facts> = {
  [Name in keyof Classification]: Classification[Name] extends Facts ? Name : never;
}[keyof Classification];
