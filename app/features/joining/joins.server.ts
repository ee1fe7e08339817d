import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { contributions, joinInvitations, joins, organisationNames, publicTexts, revisions } from "#db/schema/index.ts";
import { joinStanding, type JoinStanding } from "./join.ts";
import { namesToday } from "./joins-names.server.ts";

export interface Joined {
  organisationId: string;
  /** Name and bench are those of the day of joining. */
  name: string;
  bench: string;
  joinedAt: Date;
  withdrawnAt: Date | null;
  /** When a newer revision ended it. */
  voidedAt: Date | null;
  revision: number;
}

const columns = {
  organisationId: joins.organisationId,
  name: organisationNames.name,
  distinction: organisationNames.distinction,
  bench: joins.bench,
  joinedAt: joins.joinedAt,
  withdrawnAt: joins.withdrawnAt,
  voidedAt: joins.voidedAt,
  revision: revisions.number,
  revisionId: joins.revisionId,
};

/** Every joining that a filed text ever had, by revision and day: for its dossier and its page. No person is in it. */
export async function listJoins(
  contributionId: string,
  from: Db | Tx = db(),
): Promise<(Joined & { revisionId: string | null })[]> {
  const rows = await from
    .select(columns)
    .from(joins)
    .innerJoin(revisions, eq(revisions.id, joins.revisionId))
    .innerJoin(organisationNames, eq(organisationNames.id, joins.organisationNameId))
    .where(eq(joins.contributionId, contributionId))
    .orderBy(asc(revisions.number), asc(joins.joinedAt), asc(joins.id));
  return rows.map(({ distinction, ...row }) => ({ ...row, name: fullName({ name: row.name, distinction }) }));
}

/**
 * The bodies that join what the public reads now, by contribution: those that joined that very revision and have not
 * taken it back.
 */
export async function joinsOfPublic(
  contributionIds: readonly string[],
  from: Db | Tx = db(),
): Promise<Map<string, { organisationId: string; name: string; bench: string }[]>> {
  const found = new Map<string, { organisationId: string; name: string; bench: string }[]>();
  if (contributionIds.length === 0) return found;
  const rows = await from
    .select({
      contributionId: contributions.id,
      organisationId: bodyOf(joins.organisationId),
      name: organisationNames.name,
      distinction: organisationNames.distinction,
      bench: joins.bench,
    })
    .from(joins)
    .innerJoin(contributions, eq(contributions.id, joins.contributionId))
    .innerJoin(
      publicTexts,
      and(eq(publicTexts.id, contributions.publicTextId), eq(publicTexts.revisionId, joins.revisionId)),
    )
    .innerJoin(organisationNames, eq(organisationNames.id, joins.organisationNameId))
    .where(
      and(
        inArray(contributions.id, [...contributionIds]),
        eq(contributions.state, "published"),
        isNull(joins.withdrawnAt),
      ),
    )
    .orderBy(asc(joins.joinedAt), asc(joins.id));
  for (const { contributionId, distinction, ...row } of rows) {
    // Two entries of the same body are one voice.
    if (found.get(contributionId)?.some((each) => each.organisationId === row.organisationId)) continue;
    found.set(contributionId, [
      ...(found.get(contributionId) ?? []),
      { ...row, name: fullName({ name: row.name, distinction }) },
    ]);
  }
  return found;
}

export interface AskedBody {
  organisationId: string;
  name: string;
  standing: JoinStanding;
  /** When it last acted on the text, or else when it was asked. */
  at: Date;
  invitationId: string | null;
}

/**
 * The bodies that were asked to join a text and those that did, for the body that writes it; bodies that came without
 * being asked are included.
 */
export async function listAsked(
  text: { draftId: string } | { contributionId: string; revisionId: string },
  now: Date,
): Promise<AskedBody[]> {
  const draft = "draftId" in text;
  const asked = await db()
    .select({
      id: joinInvitations.id,
      organisationId: joinInvitations.organisationId,
      invitedAt: joinInvitations.invitedAt,
      declinedAt: joinInvitations.declinedAt,
    })
    .from(joinInvitations)
    .where(
      and(
        draft ? eq(joinInvitations.draftId, text.draftId) : eq(joinInvitations.contributionId, text.contributionId),
        isNull(joinInvitations.withdrawnAt),
      ),
    )
    .orderBy(desc(joinInvitations.invitedAt), desc(joinInvitations.id));
  const held = await db()
    .select({
      organisationId: joins.organisationId,
      joinedAt: joins.joinedAt,
      withdrawnAt: joins.withdrawnAt,
      voidedAt: joins.voidedAt,
    })
    .from(joins)
    .where(draft ? eq(joins.draftId, text.draftId) : eq(joins.contributionId, text.contributionId));
  const ids = [...new Set([...asked, ...held].map((row) => row.organisationId))];
  const names = await namesToday(ids, now);
  return ids
    .map((organisationId): AskedBody => {
      const invitation = asked.find((row) => row.organisationId === organisationId) ?? null;
      const own = held.filter((row) => row.organisationId === organisationId);
      const standing = joinStanding(own, invitation);
      const last = own.flatMap((row) => [row.joinedAt, row.withdrawnAt, row.voidedAt]).filter((at) => at !== null);
      const at =
        standing === "declined"
          ? (invitation?.declinedAt ?? now)
          : standing === "asked"
            ? (invitation?.invitedAt ?? now)
            : new Date(Math.max(...last.map((each) => each.getTime())));
      return {
        organisationId,
        name: names.get(organisationId) ?? "",
        standing,
        at,
        invitationId: invitation?.id ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "it"));
}

/** Names of the bodies whose joining of the draft holds, for the warning above it. */
export async function namesJoined(draftId: string): Promise<string[]> {
  const rows = await db()
    .select({ name: organisationNames.name, distinction: organisationNames.distinction })
    .from(joins)
    .innerJoin(organisationNames, eq(organisationNames.id, joins.organisationNameId))
    .where(and(eq(joins.draftId, draftId), isNull(joins.withdrawnAt), isNull(joins.voidedAt)))
    .orderBy(asc(joins.joinedAt));
  return rows.map(fullName);
}
