import { sql } from "drizzle-orm";
import { organisationNames } from "#db/schema/organisations.ts";
import { sourceKinds, type SourceKindName } from "./source.ts";

/**
 * SQL: the name of the body whose words they are, empty where there is none; for queries that left join
 * `organisation_names`.
 */
export const bodyName = sql<string>`coalesce(${organisationNames.name}, '')`;

/** The kinds whose passages are read, classified and quoted. */
export const quotedKinds = (): SourceKindName[] =>
  (Object.keys(sourceKinds) as SourceKindName[]).filter((kind) => sourceKinds[kind].cited === "by_passage");
