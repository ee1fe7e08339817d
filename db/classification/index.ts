import { campaignTables } from "./campaigns.ts";
import { contributionTables } from "./contributions.ts";
import { machineTables } from "./machine.ts";
import { organisationTables } from "./organisations.ts";
import { peopleTables } from "./people.ts";
import { textTables } from "./texts.ts";

/** Every table by the name of its Drizzle object. */
export const classification = { ...peopleTables, ...organisationTables, ...campaignTables, ...contributionTables, ...textTables, ...machineTables };
