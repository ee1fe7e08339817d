import { and, desc, eq, isNull } from "drizzle-orm";
import type { Context } from "#app/access/context.ts";
import { refuse } from "#app/core/refusal.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { organisationNameOn } from "#app/features/organisations/organisation-queries.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, contributions, drafts, joinInvitations, publicTexts, revisions, rounds } from "#db/schema/index.ts";
import { ownScope, type Represented } from "#app/features/organisations/acting.ts";
import { newestRevision } from "#app/features/texts/newest.server.ts";
import { readableToJoin, whyNotJoin } from "./join.ts";

/** The body with its name of that day, which stands on the act. */
export async function bodyOfDay(
  tx: Tx | Db,
  organisationId: string,
  now: Date,
): Promise<{ nameId: string; name: string }> {
  const name = (await organisationNameOn(organisationId, romeDay(now), tx)) ?? refuse("not_found");
  return { nameId: name.id, name: fullName(name) };
}

/** Refused while nobody may join texts of the round. */
export async function refuseLate(tx: Tx, text: { roundId: string; campaignId: string }, now: Date): Promise<void> {
  const why = await whyLate(tx, text, now);
  if (why) refuse(why);
}

/** Why nobody may join texts of that round now, or null. */
export async function whyLate(from: Tx | Db, text: { roundId: string; campaignId: string }, now: Date) {
  const round = await getRoundWithQuestions(text.roundId, { retired: true }, from);
  const [campaign] = await from
    .select({ state: campaigns.state })
    .from(campaigns)
    .where(eq(campaigns.id, text.campaignId));
  return round && campaign ? whyNotJoin(round, campaign, now) : "round_closed";
}

/** An invitation that stands, whoever reads it. */
export async function standingInvitation(from: Tx | Db, invitationId: string) {
  const [row] = await from
    .select({
      id: joinInvitations.id,
      draftId: joinInvitations.draftId,
      contributionId: joinInvitations.contributionId,
      organisationId: joinInvitations.organisationId,
      message: joinInvitations.message,
      invitedAt: joinInvitations.invitedAt,
      declinedAt: joinInvitations.declinedAt,
      draftCampaignId: drafts.campaignId,
      filedCampaignId: contributions.campaignId,
      number: contributions.number,
    })
    .from(joinInvitations)
    .leftJoin(drafts, eq(drafts.id, joinInvitations.draftId))
    .leftJoin(contributions, eq(contributions.id, joinInvitations.contributionId))
    .where(and(eq(joinInvitations.id, invitationId), isNull(joinInvitations.withdrawnAt)));
  return row ?? null;
}

/** Where the invited body's own permissions are held. For anybody else it is as if the invitation did not exist. */
export async function invitedScope(
  tx: Tx,
  input: { invitation: string },
  context: Context,
): Promise<Represented | null> {
  const row = await standingInvitation(tx, input.invitation);
  const campaignId = row?.draftCampaignId ?? row?.filedCampaignId;
  return row && campaignId ? ownScope(context, { campaignId, organisationId: row.organisationId }) : null;
}

/** The newest invitation of a body to a filed text that was not taken back. */
export async function invitationTo(from: Tx | Db, contributionId: string, organisationId: string) {
  const [row] = await from
    .select({
      id: joinInvitations.id,
      message: joinInvitations.message,
      invitedAt: joinInvitations.invitedAt,
      declinedAt: joinInvitations.declinedAt,
    })
    .from(joinInvitations)
    .where(
      and(
        eq(joinInvitations.contributionId, contributionId),
        eq(joinInvitations.organisationId, organisationId),
        isNull(joinInvitations.withdrawnAt),
      ),
    )
    .orderBy(desc(joinInvitations.invitedAt), desc(joinInvitations.id))
    .limit(1);
  return row ?? null;
}

/** A filed text that another body of its campaign may join; null where it may read nothing of it. */
export async function filedToJoin(from: Tx | Db, number: string, reader: Represented) {
  const [row] = await from
    .select({
      id: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      roundId: contributions.roundId,
      organisationId: bodyOf(contributions.organisationId),
      state: contributions.state,
      sealedAt: contributions.sealedAt,
      disownedAt: contributions.disownedAt,
      mode: rounds.mode,
      publicTextId: contributions.publicTextId,
      publicRevisionId: publicTexts.revisionId,
      revisionId: revisions.id,
      revision: revisions.number,
      title: revisions.title,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.id, newestRevision(contributions.id)))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .leftJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(eq(contributions.number, number));
  if (!row || row.campaignId !== reader.campaignId || row.organisationId === reader.organisationId) return null;
  const invitation = await invitationTo(from, row.id, reader.organisationId);
  const reads =
    row.disownedAt || row.sealedAt
      ? null
      : readableToJoin(
          {
            state: row.state,
            mode: row.mode,
            newestRevisionId: row.revisionId,
            publicRevisionId: row.publicRevisionId,
          },
          invitation !== null,
        );
  return { ...row, invitation, reads };
}
