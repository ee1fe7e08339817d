import { and, eq, isNull, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, z } from "#app/core/validation.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { db, rowsOf, type Tx } from "#db/client.server.ts";
import { joinInvitations, joins } from "#db/schema/index.ts";
import { type Represented } from "#app/features/organisations/acting.ts";
import { draftScope, lockDraft } from "#app/features/drafts/drafts.server.ts";
import { bodyOfDay, invitedScope, refuseLate, standingInvitation } from "./joins-scope.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockFiled, ownFiled } from "#app/features/texts/filed-own.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";

const asked = { organisation: idField, message: longText(1000) };

/**
 * Asks a body of the campaign to join a draft: from now on it can read that draft, and no other. Asking a second time
 * changes nothing.
 */
export const inviteToDraft = command({
  name: "text.invite",
  quiet: true,
  input: z.object({ draft: idField, ...asked }),
  scope: draftScope,
  run: async ({ tx, input, now, grant }) => {
    const draft = await lockDraft(tx, input.draft);
    await refuseLate(tx, draft, now);
    await invite(
      tx,
      { draftId: draft.id, contributionId: null, from: draft, title: draft.title, number: null },
      input,
      grant?.mandateId ?? refuse("forbidden"),
      now,
    );
  },
});

/** The same for a filed text, while its round is open. */
export const inviteToFiled = command({
  name: "text.invite",
  input: z.object({ number: numberField, ...asked }),
  scope: ownFiled,
  run: async ({ tx, input, now, grant, log }) => {
    const filed = await lockFiled(tx, input.number);
    if (!["filed", "ready", "published"].includes(filed.state)) refuse("wrong_state");
    if (filed.disownedAt) refuse("disowned");
    await refuseLate(tx, filed, now);
    await invite(
      tx,
      { draftId: null, contributionId: filed.id, from: filed, title: filed.title, number: filed.number },
      input,
      grant?.mandateId ?? refuse("forbidden"),
      now,
    );
    await log(`contribution:${filed.id}`, { number: filed.number, organisation: input.organisation });
  },
});

interface AskedFor {
  draftId: string | null;
  contributionId: string | null;
  from: Represented;
  title: string;
  number: string | null;
}

async function invite(
  tx: Tx,
  text: AskedFor,
  { organisation, message }: { organisation: string; message: string },
  mandateId: string,
  now: Date,
): Promise<void> {
  if (!(await listInvitable(text.from, now, tx)).some(({ id }) => id === organisation))
    refuse("invalid", { organisation: "invalid_choice" });
  const ofText = text.draftId
    ? eq(joinInvitations.draftId, text.draftId)
    : eq(joinInvitations.contributionId, text.contributionId ?? "");
  const [standing] = await tx
    .select({ id: joinInvitations.id, declinedAt: joinInvitations.declinedAt })
    .from(joinInvitations)
    .where(and(ofText, eq(joinInvitations.organisationId, organisation), isNull(joinInvitations.withdrawnAt)));
  if (standing && !standing.declinedAt) return;
  const id = standing?.id ?? newId(now);
  if (standing)
    await tx
      .update(joinInvitations)
      .set({ declinedAt: null, message, invitedBy: mandateId, invitedAt: now })
      .where(eq(joinInvitations.id, id));
  else
    await tx.insert(joinInvitations).values({
      id,
      draftId: text.draftId,
      contributionId: text.contributionId,
      organisationId: organisation,
      message,
      invitedBy: mandateId,
      invitedAt: now,
    });
  const author = await bodyOfDay(tx, text.from.organisationId, now);
  await tell(
    tx,
    { organisation: { id: organisation, campaignId: text.from.campaignId } },
    {
      kind: "join_invited",
      facts: { organisation: author.name, title: text.title, message },
      path: text.number
        ? hrefIn("it", "joinFiled", { number: text.number })
        : hrefIn("it", "joinDraft", { invitation: id }),
      campaignId: text.from.campaignId,
      once: `join_invited ${id} ${now.toISOString()}`,
    },
    now,
  );
}

/**
 * Takes an invitation back: the body can no longer read the text. The joining of a body that has joined already can
 * only be undone by that body.
 */
export const takeBackInvitation = command({
  name: "text.invite",
  quiet: true,
  input: z.object({ invitation: idField }),
  scope: async (tx, input, context) => {
    const invitation = await standingInvitation(tx, input.invitation);
    if (invitation?.draftId) return draftScope(tx, { draft: invitation.draftId }, context);
    if (!invitation?.contributionId) return null;
    return ownFiled(tx, { number: invitation.number ?? "" }, context);
  },
  run: async ({ tx, input, now }) => {
    const invitation = (await standingInvitation(tx, input.invitation)) ?? refuse("not_found");
    if (invitation.draftId) await lockDraft(tx, invitation.draftId);
    const ofText = invitation.draftId
      ? eq(joins.draftId, invitation.draftId)
      : eq(joins.contributionId, invitation.contributionId ?? "");
    const [joined] = await tx
      .select({ id: joins.id })
      .from(joins)
      .where(
        and(
          ofText,
          eq(joins.organisationId, invitation.organisationId),
          isNull(joins.withdrawnAt),
          isNull(joins.voidedAt),
        ),
      );
    if (joined) refuse("wrong_state");
    await tx.update(joinInvitations).set({ withdrawnAt: now }).where(eq(joinInvitations.id, invitation.id));
  },
});

/** A body declines an invitation; it may change its mind until the round closes. */
export const declineInvitation = command({
  name: "text.decline",
  quiet: true,
  input: z.object({ invitation: idField }),
  scope: invitedScope,
  run: async ({ tx, input, now }) => {
    await tx
      .update(joinInvitations)
      .set({ declinedAt: now })
      .where(
        and(
          eq(joinInvitations.id, input.invitation),
          isNull(joinInvitations.withdrawnAt),
          isNull(joinInvitations.declinedAt),
        ),
      );
  },
});

/** Who can be asked: every other body that has a seat or a delegate in the campaign, by today's name. */
export async function listInvitable(
  body: Represented,
  now: Date,
  from: Tx | ReturnType<typeof db> = db(),
): Promise<{ id: string; name: string; distinction: string }[]> {
  return rowsOf(
    await from.execute(sql`
    select o.id, n.name, n.distinction from organisations o join lateral ${nameRowOn(sql`o.id`, romeDay(now))} n on true
    where o.id <> ${body.organisationId} and (exists (select 1 from bench_seats s where s.organisation_id = o.id and s.campaign_id = ${body.campaignId})
      or exists (select 1 from mandates m where m.organisation_id = o.id and m.campaign_id = ${body.campaignId} and m.revoked_at is null))
    order by lower(n.name), o.id`),
  );
}
