import { mandatesOf } from "#app/features/organisations/acting.ts";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Actor } from "#app/permissions.ts";
import { db } from "#db/client.server.ts";
import { joinInvitations } from "#db/schema/index.ts";

interface HeldFile {
  role: string;
  draftId: string | null;
  draftIn: string | null;
  contributionId: string | null;
  filedIn: string | null;
  state: string | null;
}

/**
 * Whether a body may read the files of a text because it was asked to join it. It may as long as it may read the text.
 */
export async function readsAsInvited(actor: Actor | null, file: HeldFile): Promise<boolean> {
  const campaignId = file.filedIn ?? file.draftIn;
  if (
    file.role !== "attachment" ||
    (file.contributionId && !["filed", "ready", "published"].includes(file.state ?? ""))
  )
    return false;
  const bodies = mandatesOf(actor)
    .filter((held) => held.campaignId === campaignId)
    .map((held) => held.organisationId);
  if (bodies.length === 0) return false;
  const ofText = file.contributionId
    ? eq(joinInvitations.contributionId, file.contributionId)
    : eq(joinInvitations.draftId, file.draftId ?? "");
  const [row] = await db()
    .select({ id: joinInvitations.id })
    .from(joinInvitations)
    .where(and(ofText, inArray(joinInvitations.organisationId, bodies), isNull(joinInvitations.withdrawnAt)))
    .limit(1);
  return row !== undefined;
}
