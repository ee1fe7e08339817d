import { and, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { actingFor } from "#app/features/organisations/acting.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import type { NewsKind } from "#app/features/news/notice.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { takeSeat } from "#app/features/organisations/seats.server.ts";
import type { Tx } from "#db/client.server.ts";
import { drafts, joinInvitations, joins, publicTexts } from "#db/schema/index.ts";
import type { Represented } from "#app/features/organisations/acting.ts";
import type { DraftRow } from "#app/features/drafts/drafts.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockFiled } from "#app/features/texts/filed-own.server.ts";
import { filingContent } from "#app/features/drafts/filing-content.server.ts";
import { joinedHash } from "#app/features/drafts/joins-hold.server.ts";
import { bodyOfDay, filedToJoin, invitedScope, refuseLate, standingInvitation } from "./joins-scope.server.ts";
import type { Context } from "#app/access/context.ts";

/**
 * The draft to which an invitation belongs, locked. Once it is filed the draft is gone, and the filed text is to be
 * joined instead.
 */
async function lockInvitedDraft(tx: Tx, invitationId: string): Promise<{ draft: DraftRow; organisationId: string }> {
  const before = (await standingInvitation(tx, invitationId)) ?? refuse("not_found");
  if (!before.draftId) refuse("already_filed");
  const [draft] = await tx.select().from(drafts).where(eq(drafts.id, before.draftId)).for("update");
  const invitation = await standingInvitation(tx, invitationId);
  if (!invitation) refuse("not_found");
  if (!draft || invitation.draftId !== draft.id) refuse("already_filed");
  return { draft, organisationId: invitation.organisationId };
}

const ofDraft = (draftId: string, organisationId: string) =>
  and(
    eq(joins.draftId, draftId),
    eq(joins.organisationId, organisationId),
    isNull(joins.withdrawnAt),
    isNull(joins.voidedAt),
  );

/**
 * Joins a draft as it was read: `seen` is its hash on the page; if the draft has changed since, it is refused as
 * `stale`. A second click joins once.
 */
export const joinDraft = command({
  name: "text.join",
  quiet: true,
  input: z.object({ invitation: idField, seen: z.string().max(64) }),
  scope: invitedScope,
  run: async ({ tx, input, now, actor, grant }) => {
    const { draft, organisationId } = await lockInvitedDraft(tx, input.invitation);
    await refuseLate(tx, draft, now);
    const content = (await filingContent(tx, draft, now)) ?? refuse("not_found");
    if (joinedHash(content) !== input.seen) refuse("stale");
    if ((await tx.select({ id: joins.id }).from(joins).where(ofDraft(draft.id, organisationId))).length > 0) return;
    const body = await bodyOfDay(tx, organisationId, now);
    const id = newId(now);
    await tx.insert(joins).values({
      id,
      draftId: draft.id,
      textSha256: input.seen,
      organisationId,
      organisationNameId: body.nameId,
      bench: await takeSeat(tx, { organisationId, campaignId: draft.campaignId }, now),
      personId: actor.personId,
      mandateId: grant?.mandateId ?? refuse("forbidden"),
      joinedAt: now,
    });
    await tx.update(joinInvitations).set({ declinedAt: null }).where(eq(joinInvitations.id, input.invitation));
    await tellAuthor(
      tx,
      "joined",
      draft,
      {
        organisation: body.name,
        title: draft.title,
        number: null,
        path: hrefIn("it", "draftJoins", { draft: draft.id }),
        once: `joined ${id}`,
      },
      now,
    );
  },
});

/** Takes back one's own joining of a draft; those of others are not touched. */
export const leaveDraft = command({
  name: "text.leave",
  quiet: true,
  input: z.object({ invitation: idField }),
  scope: invitedScope,
  run: async ({ tx, input, now, grant }) => {
    const { draft, organisationId } = await lockInvitedDraft(tx, input.invitation);
    const [left] = await tx
      .update(joins)
      .set({ withdrawnAt: now, withdrawnBy: grant?.mandateId ?? null })
      .where(ofDraft(draft.id, organisationId))
      .returning({ id: joins.id });
    if (!left) return;
    const body = await bodyOfDay(tx, organisationId, now);
    await tellAuthor(
      tx,
      "join_withdrawn",
      draft,
      {
        organisation: body.name,
        title: draft.title,
        number: null,
        path: hrefIn("it", "draftJoins", { draft: draft.id }),
        once: `join_withdrawn ${left.id}`,
      },
      now,
    );
  },
});

/** Only a body of its campaign that may read a filed text, or that joined it once, can know of it. */
async function filedScope(tx: Tx, input: { number: string }, context: Context): Promise<Represented | null> {
  const body = actingFor(context);
  return body && (await filedToJoin(tx, input.number, body)) ? body : null;
}

/**
 * Joins the newest revision of a filed text while the round is open; `seen` is that revision on the page. A body that
 * had taken its joining back joins again in the same row; the log keeps both acts.
 */
export const joinFiled = command({
  name: "text.join",
  input: z.object({ number: numberField, seen: idField }),
  scope: filedScope,
  run: async ({ tx, input, now, actor, grant, log }) => {
    const filed = await lockFiled(tx, input.number);
    const { organisationId, mandateId } = grant ?? refuse("forbidden");
    const body: Represented = { campaignId: filed.campaignId, organisationId: organisationId ?? refuse("forbidden") };
    const readable = (await filedToJoin(tx, input.number, body)) ?? refuse("not_found");
    if (!readable.reads) refuse("not_found");
    await refuseLate(tx, filed, now);
    if (filed.revisionId !== input.seen) refuse("stale");
    const [own] = await tx
      .select({ id: joins.id, withdrawnAt: joins.withdrawnAt })
      .from(joins)
      .where(and(eq(joins.revisionId, filed.revisionId), eq(joins.organisationId, body.organisationId)));
    if (own && !own.withdrawnAt) return;
    const name = await bodyOfDay(tx, body.organisationId, now);
    const act = {
      textSha256: readable.reads === "whole" ? sha256(filed.receiptText) : await publicHash(tx, filed.publicTextId),
      organisationNameId: name.nameId,
      bench: await takeSeat(tx, body, now),
      personId: actor.personId,
      mandateId: mandateId ?? refuse("forbidden"),
      joinedAt: now,
    };
    if (own)
      await tx
        .update(joins)
        .set({ ...act, withdrawnAt: null, withdrawnBy: null })
        .where(eq(joins.id, own.id));
    else
      await tx.insert(joins).values({
        id: newId(now),
        contributionId: filed.id,
        revisionId: filed.revisionId,
        organisationId: body.organisationId,
        ...act,
      });
    if (readable.invitation)
      await tx.update(joinInvitations).set({ declinedAt: null }).where(eq(joinInvitations.id, readable.invitation.id));
    await log(`contribution:${filed.id}`, {
      number: filed.number,
      revision: filed.revision,
      organisation: body.organisationId,
    });
    await tellAuthor(
      tx,
      "joined",
      filed,
      {
        organisation: name.name,
        title: filed.publicTitle ?? filed.title,
        number: filed.number,
        path: hrefIn("it", "filedJoins", { number: filed.number }),
        once: `joined ${filed.revisionId} ${body.organisationId} ${now.toISOString()}`,
      },
      now,
    );
  },
});

async function publicHash(tx: Tx, publicTextId: string | null): Promise<string> {
  const [text] = await tx
    .select({ sha256: publicTexts.sha256 })
    .from(publicTexts)
    .where(eq(publicTexts.id, publicTextId ?? ""));
  return text?.sha256 ?? refuse("not_found");
}

/** Takes back one's own joining of a filed text: it stays visible with its day, but no longer counts. */
export const leaveFiled = command({
  name: "text.leave",
  input: z.object({ number: numberField }),
  scope: filedScope,
  run: async ({ tx, input, now, grant, log }) => {
    const filed = await lockFiled(tx, input.number);
    const { organisationId, mandateId } = grant ?? refuse("forbidden");
    if (!organisationId) refuse("forbidden");
    const left = await tx
      .update(joins)
      .set({ withdrawnAt: now, withdrawnBy: mandateId })
      .where(
        and(
          eq(joins.contributionId, filed.id),
          eq(joins.organisationId, organisationId),
          isNull(joins.withdrawnAt),
          isNull(joins.voidedAt),
        ),
      )
      .returning({ id: joins.id });
    if (left.length === 0) return;
    const name = await bodyOfDay(tx, organisationId, now);
    await log(`contribution:${filed.id}`, {
      number: filed.number,
      revision: filed.revision,
      organisation: organisationId,
    });
    await tellAuthor(
      tx,
      "join_withdrawn",
      filed,
      {
        organisation: name.name,
        title: filed.publicTitle ?? filed.title,
        number: filed.number,
        path: hrefIn("it", "filedJoins", { number: filed.number }),
        once: `join_withdrawn ${left[0]?.id ?? ""} ${now.toISOString()}`,
      },
      now,
    );
  },
});

interface Said {
  organisation: string;
  title: string;
  number: string | null;
  path: string;
  once: string;
}

const tellAuthor = (
  tx: Tx,
  kind: NewsKind,
  author: Represented,
  { path, once, ...facts }: Said,
  now: Date,
): Promise<void> =>
  tell(
    tx,
    { organisation: { id: author.organisationId, campaignId: author.campaignId } },
    { kind, facts, path, campaignId: author.campaignId, once },
    now,
  );
