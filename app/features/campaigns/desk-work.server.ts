import { sql } from "drizzle-orm";
import type { Actor, Role } from "#app/permissions.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { listCampaigns, type CampaignRow } from "./campaigns.server.ts";
import { tallied } from "./tallies.server.ts";

/** What waits in one campaign for people of the body. */
export interface Awaiting {
  toRead: number;
  toPublish: number;
  toCode: number;
  /** Objections without an answer, to citations and to omissis. */
  contested: number;
  /** Bodies that ask to take part. */
  asking: number;
  proposed: boolean;
}

export async function countAwaiting(campaignId: string): Promise<Awaiting> {
  const [row] = rowsOf<Awaiting>(
    await db().execute(sql`
    select
      ${tallied(sql`${campaignId}`, sql`'filed'`)} as "toRead",
      ${tallied(sql`${campaignId}`, sql`'ready'`)} as "toPublish",
      ${tallied(sql`${campaignId}`, sql`'published'`)}
        - (select coalesce(sum(n), 0)::int from text_tallies where campaign_id = ${campaignId} and grain = 'line' and state = 'published' and line_id = '*') as "toCode",
      (select count(*)::int from citation_objections where campaign_id = ${campaignId} and answered_at is null)
        + (select count(*)::int from redaction_objections o join contributions c on c.id = o.contribution_id where c.campaign_id = ${campaignId} and o.answered_at is null and c.sealed_at is null) as "contested",
      (select count(*)::int from participation_requests p join campaigns c on c.id = p.campaign_id and c.state <> 'concluded' where p.campaign_id = ${campaignId} and p.state = 'waiting') as "asking",
      exists (select 1 from documents where campaign_id = ${campaignId} and proposed_at is not null) as proposed`),
  );
  if (!row) throw new Error("A count gave no row");
  return row;
}

const bodyRoles: readonly Role[] = ["lead", "planner", "auditor"];

/** The campaigns somebody works on, with their roles there; admin sees all, to prepare them. */
export async function listOwnCampaigns(
  actor: Actor,
): Promise<
  (Pick<CampaignRow, "id" | "slug" | "title" | "state" | "demo"> & { roles: Role[]; awaiting: Awaiting | null })[]
> {
  const admin = actor.grants.some((grant) => grant.role === "admin");
  const own = (await listCampaigns({ withDrafts: true })).flatMap(({ id, slug, title, state, demo }) => {
    const roles = [
      ...new Set(
        actor.grants
          .filter((grant) => grant.campaignId === id && bodyRoles.includes(grant.role))
          .map((grant) => grant.role),
      ),
    ];
    return roles.length > 0 || admin ? [{ id, slug, title, state, demo, roles }] : [];
  });
  return Promise.all(
    own.map(async (campaign) => ({
      ...campaign,
      awaiting: campaign.roles.length > 0 ? await countAwaiting(campaign.id) : null,
    })),
  );
}
