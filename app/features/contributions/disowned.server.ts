import { and, desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { contributions, organisationNames, revisions } from "#db/schema/index.ts";
import { whyNotDisown } from "./disowning.ts";

export interface Disowning { number: string; title: string; organisation: string; disownedAt: Date | null; reason: string; document: string; /** Whether it can be disowned now. */ possible: boolean }

/** How a filing stands with its body, for the lead's page; the person who declared it is not told. */
export async function getDisowning(campaignId: string, number: string): Promise<Disowning | null> {
  const [row] = await db()
    .select({
      number: contributions.number, title: revisions.title, organisation: organisationNames.name, state: contributions.state,
      sealedAt: contributions.sealedAt, disownedAt: contributions.disownedAt, reason: contributions.disownedReason, document: contributions.disownedDocument,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.contributionId, contributions.id))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)))
    .orderBy(desc(revisions.number))
    .limit(1);
  if (!row) return null;
  const { state, sealedAt, ...about } = row;
  return { ...about, title: sealedAt ? "" : row.title, possible: whyNotDisown({ state, disownedAt: row.disownedAt }, false) === null };
}
