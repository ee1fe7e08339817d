import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import type { Place } from "#app/features/places/place.ts";
import { getPlace } from "#app/features/places/places.server.ts";
import type { Block } from "#app/prose/prose.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { db } from "#db/client.server.ts";
import { contributions, drafts, joinInvitations, joins, publicTexts, revisions } from "#db/schema/index.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import { type Represented } from "#app/features/organisations/acting.ts";
import { listDraftAttachments } from "#app/features/drafts/drafts.server.ts";
import { filingContent } from "#app/features/drafts/filing-content.server.ts";
import type { ContributionKind } from "#app/features/drafts/filing.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { joinStanding, type JoinStanding } from "./join.ts";
import { newestRevision } from "#app/features/texts/newest.server.ts";
import { joinedHash } from "#app/features/drafts/joins-hold.server.ts";
import { namesToday } from "./joins-names.server.ts";
import { filedToJoin, standingInvitation, whyLate } from "./joins-scope.server.ts";
import { listAsked } from "./joins.server.ts";
import { listInvitable } from "./joins-invite.server.ts";
import { listsFile } from "#app/features/receipts/receipt.ts";

/** Where the reading body stands with a text, with the day of it. */
export interface OwnStanding {
  standing: JoinStanding;
  when: string;
}

export interface TextToJoin {
  organisation: string;
  title: string;
  blocks: Block[];
  files: { id: string; name: string; size: string }[];
  message: string;
  /** What a joining sends along as read. */
  seen: string;
  own: OwnStanding;
  late: boolean;
}

/**
 * A draft as an invited body reads it; `filed` is the number under which it was filed meanwhile. Null for everybody who
 * was not invited.
 */
export async function getDraftToJoin(
  invitationId: string,
  reader: Represented,
  now: Date,
  lang: Lang,
): Promise<
  | { filed: string }
  | (TextToJoin & {
      filed: null;
      kind: ContributionKind;
      district: Place | null;
      lines: Awaited<ReturnType<typeof listLines>>;
    })
  | null
> {
  const invitation = await standingInvitation(db(), invitationId);
  if (
    !invitation ||
    invitation.organisationId !== reader.organisationId ||
    (invitation.draftCampaignId ?? invitation.filedCampaignId) !== reader.campaignId
  )
    return null;
  if (invitation.number) return { filed: invitation.number };
  const [draft] = await db()
    .select()
    .from(drafts)
    .where(eq(drafts.id, invitation.draftId ?? ""));
  const content = draft && (await filingContent(db(), draft, now));
  if (!draft || !content) return null;
  const held = await ownJoins(and(eq(joins.draftId, draft.id), eq(joins.organisationId, reader.organisationId)));
  return {
    filed: null,
    organisation: content.organisation.name,
    title: draft.title,
    kind: draft.kind,
    district: await getPlace(draft.district),
    lines: (await listLines(draft.campaignId, { retired: true })).filter((line) => content.lineIds.includes(line.id)),
    blocks: content.prose.blocks,
    message: invitation.message,
    seen: joinedHash(content),
    files: (await listDraftAttachments(db(), draft.id))
      .filter((file) => file.role === "attachment")
      .map(({ id, name, size }) => ({ id, name, size: sizeInWords(size, lang) })),
    own: ownStanding(held, invitation, lang),
    late: (await whyLate(db(), draft, now)) !== null,
  };
}

/** The body for which an invitation is meant, whoever asks: the page then only suggests acting for another body. */
export async function getInvitedBody(invitationId: string): Promise<Represented | null> {
  const row = await standingInvitation(db(), invitationId);
  const campaignId = row?.draftCampaignId ?? row?.filedCampaignId;
  return row && campaignId ? { campaignId, organisationId: row.organisationId } : null;
}

const ownJoins = (where: ReturnType<typeof and>) =>
  db()
    .select({ joinedAt: joins.joinedAt, withdrawnAt: joins.withdrawnAt, voidedAt: joins.voidedAt })
    .from(joins)
    .where(where)
    .orderBy(desc(joins.joinedAt));

function ownStanding(
  held: Awaited<ReturnType<typeof ownJoins>>,
  invitation: { invitedAt: Date; declinedAt: Date | null } | null,
  lang: Lang,
): OwnStanding {
  const standing = joinStanding(held, invitation);
  const at = {
    asked: invitation?.invitedAt,
    declined: invitation?.declinedAt,
    joined: held[0]?.joinedAt,
    left: held[0]?.withdrawnAt,
    void: held[0]?.voidedAt,
  }[standing];
  return { standing, when: at ? longDay(at, lang) : "" };
}

/**
 * A filed text as another body of the campaign may join it: the whole text if it was invited, otherwise the public
 * text.
 */
export async function getFiledToJoin(number: string, reader: Represented, now: Date, lang: Lang) {
  const filed = await filedToJoin(db(), number, reader);
  if (!filed) return null;
  const held = await ownJoins(and(eq(joins.contributionId, filed.id), eq(joins.organisationId, reader.organisationId)));
  if (!filed.reads && held.length === 0) return null;
  const author = { organisationId: filed.organisationId, campaignId: filed.campaignId };
  const own = ownStanding(held, filed.invitation, lang);
  const whole = filed.reads === "whole" ? await getOwnText(number, author) : null;
  const [publicText] =
    filed.reads === "public"
      ? await db()
          .select({ title: publicTexts.title, blocks: publicTexts.blocks, plain: publicTexts.plain })
          .from(publicTexts)
          .where(eq(publicTexts.id, filed.publicTextId ?? ""))
      : [];
  const [row] = await db()
    .select({ receivedAt: contributions.receivedAt, stateAt: contributions.stateAt })
    .from(contributions)
    .where(eq(contributions.id, filed.id));
  return {
    number,
    reads: filed.reads,
    state: filed.state,
    revision: filed.revision,
    seen: filed.revisionId,
    own,
    organisation: (await namesToday([filed.organisationId], now)).get(filed.organisationId) ?? "",
    title: whole?.revision.title ?? publicText?.title ?? "",
    blocks: whole?.prose.blocks ?? (publicText ? storedProse(publicText).blocks : []),
    message: filed.invitation?.message ?? "",
    invitationId: filed.invitation?.id ?? null,
    receivedAt: longTime(row?.receivedAt ?? now, lang),
    stateOn: longDay(row?.stateAt ?? now, lang),
    files: whole
      ? whole.attachments
          .filter((file) => file.role === "attachment" && listsFile(whole.revision.receiptText, file.sha256))
          .map(({ id, name, size }) => ({ id, name, size: sizeInWords(size, lang) }))
      : [],
    /** A body that joins has the receipt too, and can verify it. */
    receipt: whole && own.standing === "joined" ? { sha256: whole.revision.sha256, salt: whole.revision.salt } : null,
    late: (await whyLate(db(), filed, now)) !== null,
  };
}

/** Texts of others that the body was asked to join or has joined, the newest first; times are already in words. */
export async function listToJoin(reader: Represented, now: Date, lang: Lang) {
  const invited = await db()
    .select({
      id: joinInvitations.id,
      draftId: joinInvitations.draftId,
      contributionId: joinInvitations.contributionId,
      invitedAt: joinInvitations.invitedAt,
      declinedAt: joinInvitations.declinedAt,
      draftTitle: drafts.title,
      draftFor: drafts.organisationId,
      draftIn: drafts.campaignId,
      number: contributions.number,
      filedFor: contributions.organisationId,
      filedIn: contributions.campaignId,
      state: contributions.state,
    })
    .from(joinInvitations)
    .leftJoin(drafts, eq(drafts.id, joinInvitations.draftId))
    .leftJoin(contributions, eq(contributions.id, joinInvitations.contributionId))
    .where(and(eq(joinInvitations.organisationId, reader.organisationId), isNull(joinInvitations.withdrawnAt)))
    .orderBy(desc(joinInvitations.invitedAt));
  const held = await db()
    .select({
      draftId: joins.draftId,
      contributionId: joins.contributionId,
      joinedAt: joins.joinedAt,
      withdrawnAt: joins.withdrawnAt,
      voidedAt: joins.voidedAt,
      number: contributions.number,
      organisationId: contributions.organisationId,
      campaignId: contributions.campaignId,
      state: contributions.state,
    })
    .from(joins)
    .leftJoin(contributions, eq(contributions.id, joins.contributionId))
    .where(eq(joins.organisationId, reader.organisationId))
    .orderBy(desc(joins.joinedAt));
  const rows = new Map<
    string,
    { href: string; title: string; author: string; number: string | null; gone: boolean; own: OwnStanding; id: string }
  >();
  for (const row of invited) {
    const id = row.contributionId ?? row.draftId;
    if (!id || rows.has(id) || (row.draftIn ?? row.filedIn) !== reader.campaignId) continue;
    const own = ownStanding(
      held.filter((each) => (row.draftId ? each.draftId === row.draftId : each.contributionId === row.contributionId)),
      row,
      lang,
    );
    rows.set(id, {
      id,
      href: row.number
        ? hrefIn(lang, "joinFiled", { number: row.number })
        : hrefIn(lang, "joinDraft", { invitation: row.id }),
      title: row.draftTitle ?? "",
      author: row.draftFor ?? row.filedFor ?? "",
      number: row.number,
      gone: isGone(row.state),
      own,
    });
  }
  for (const row of held) {
    if (!row.contributionId || !row.number || rows.has(row.contributionId) || row.campaignId !== reader.campaignId)
      continue;
    const own = ownStanding(
      held.filter((each) => each.contributionId === row.contributionId),
      null,
      lang,
    );
    rows.set(row.contributionId, {
      id: row.contributionId,
      href: hrefIn(lang, "joinFiled", { number: row.number }),
      title: "",
      author: row.organisationId ?? "",
      number: row.number,
      gone: isGone(row.state),
      own,
    });
  }
  const titles = await titlesOf(
    [...rows.values()].filter((row) => row.number !== null && !row.gone).map((row) => row.id),
    invited.flatMap((row) => row.contributionId ?? []),
  );
  const names = await namesToday(
    [...rows.values()].map((row) => row.author),
    now,
  );
  return [...rows.values()].map(({ author, ...row }) => ({
    ...row,
    title: titles.get(row.id) ?? row.title,
    organisation: names.get(author) ?? "",
  }));
}

const isGone = (state: string | null): boolean =>
  state === "withdrawn" || state === "taken_down" || state === "annulled" || state === "refused";

/** Bodies that were invited read the filed title; the others read the public one. */
async function titlesOf(ids: string[], invited: string[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  if (ids.length === 0) return titles;
  const shown = await db()
    .select({ id: contributions.id, title: publicTexts.title })
    .from(contributions)
    .innerJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(and(inArray(contributions.id, ids), eq(contributions.state, "published")));
  for (const row of shown) titles.set(row.id, row.title);
  const own = ids.filter((id) => invited.includes(id));
  const filed =
    own.length > 0
      ? await db()
          .select({ id: contributions.id, title: revisions.title })
          .from(contributions)
          .innerJoin(revisions, eq(revisions.id, newestRevision(contributions.id)))
          .where(and(inArray(contributions.id, own), isNull(contributions.sealedAt)))
      : [];
  for (const row of filed) titles.set(row.id, row.title);
  return titles;
}

/** Who joins one's own text, and who else may be asked, for the pages of a draft and of a filed text. */
export async function getAsking(
  text: { draftId: string } | { contributionId: string; revisionId: string },
  at: Represented & { roundId: string },
  now: Date,
  lang: Lang,
) {
  const asked = await listAsked(text, now);
  const open = asked.filter((each) => each.standing !== "declined").map((each) => each.organisationId);
  return {
    asked: asked.map(({ at: when, ...each }) => ({ ...each, when: longDay(when, lang) })),
    choices: (await listInvitable(at, now)).filter((each) => !open.includes(each.id)),
    late: (await whyLate(db(), at, now)) !== null,
  };
}
