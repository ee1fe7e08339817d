import { and, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { contributions, organisationNames } from "#db/schema/index.ts";
import { whyNotDisown } from "./disowning.ts";
import { officeTitle } from "./office-title.server.ts";

export interface Disowning {
  number: string;
  title: string;
  organisation: string;
  disownedAt: Date | null;
  reason: string;
  document: string;
  /** Whether it can be disowned now. */
  possible: boolean;
}

/** Whether a filing is disowned by its body, for the lead's page; the person who declared it is not shown. */
export async function getDisowning(campaignId: string, number: string): Promise<Disowning | null> {
  const [row] = await db()
    .select({
      number: contributions.number,
      title: officeTitle,
      organisation: organisationNames.name,
      state: contributions.state,
      disownedAt: contributions.disownedAt,
      reason: contributions.disownedReason,
      document: contributions.disownedDocument,
    })
    .from(contributions)
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)));
  if (!row) return null;
  const { state, ...about } = row;
  return { ...about, possible: whyNotDisown({ state, disownedAt: row.disownedAt }, false) === null };
}
