import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { contributions } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import { sourceKinds, type SourceKindName } from "./source.ts";

/**
 * SQL: the name of the body whose words they are, empty where there is none; for queries that left join
 * `organisation_names`.
 */
export const bodyName = sql<string>`coalesce(${organisationNames.name}, '')`;

/** The kinds whose passages are read, classified and quoted. */
export const quotedKinds = (): SourceKindName[] =>
  (Object.keys(sourceKinds) as SourceKindName[]).filter((kind) => sourceKinds[kind].cited === "by_passage");

/**
 * Two acts on one source wait for each other: the second finds what the first has done. A contribution is locked
 * before its row among the sources, as by everybody who changes it, or two of them could wait for each other.
 */
export async function lockSource(tx: Tx, id: string): Promise<void> {
  await tx.select({ id: contributions.id }).from(contributions).where(eq(contributions.id, id)).for("update");
  await tx.select({ id: sources.id }).from(sources).where(eq(sources.id, id)).for("update");
}
