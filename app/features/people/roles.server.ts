import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import { command, type SignedWork } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { refuse } from "#app/core/refusal.ts";
import type { RefusalCode } from "#app/refusals.ts";
import { email, idField, line, z } from "#app/core/validation.server.ts";
import { getConsultingBody } from "#app/features/places/consulting-bodies.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { bodies } from "#db/schema/places.ts";
import { mailAccessLink } from "./access-links.server.ts";
import { inviteOrTell } from "./account-invitations.server.ts";
import { findOrAddPerson } from "./people.server.ts";
import { mayEndRole } from "./role.ts";

type BodyRole = "admin" | "lead" | "planner" | "auditor";
export interface RoleRow {
  id: string;
  personId: string;
  name: string;
  email: string;
  accepted: boolean;
  role: BodyRole;
  since: Date;
}

const columns = {
  id: roles.id,
  personId: roles.personId,
  name: people.name,
  email: people.email,
  accepted: sql<boolean>`${people.passwordHash} is not null`,
  role: roles.role,
  since: roles.grantedAt,
};

/** Where a role is held: in a campaign, for a body, or in the whole system. */
interface Where {
  campaignId: string | null;
  bodyId: string | null;
}
const heldIn = ({ campaignId, bodyId }: Where): SQL | undefined =>
  and(
    campaignId === null ? isNull(roles.campaignId) : eq(roles.campaignId, campaignId),
    bodyId === null ? isNull(roles.bodyId) : eq(roles.bodyId, bodyId),
  );

/** Who holds a role in that campaign now; `null` asks for those who manage the system. */
export function listRoles(campaignId: string | null): Promise<RoleRow[]> {
  return db()
    .select(columns)
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(heldIn({ campaignId, bodyId: null }), isNull(roles.endedAt)))
    .orderBy(roles.role, people.name, roles.id);
}

export interface HeldRole {
  id: string;
  role: BodyRole;
  campaignId: string | null;
  campaignTitle: string | null;
  /** The name of the body that it is held for, in what belongs to no campaign. */
  bodyName: Record<Lang, string> | null;
  since: Date;
}

/** The roles that one person holds now. */
export function listRolesOf(personId: string): Promise<HeldRole[]> {
  return db()
    .select({
      id: roles.id,
      role: roles.role,
      campaignId: roles.campaignId,
      campaignTitle: campaigns.title,
      bodyName: sql<
        HeldRole["bodyName"]
      >`case when ${bodies.id} is not null then json_build_object('it', ${bodies.nameIt}, 'en', ${bodies.nameEn}) end`,
      since: roles.grantedAt,
    })
    .from(roles)
    .leftJoin(campaigns, eq(campaigns.id, roles.campaignId))
    .leftJoin(bodies, eq(bodies.id, roles.bodyId))
    .where(and(eq(roles.personId, personId), isNull(roles.endedAt)))
    .orderBy(roles.grantedAt, roles.id);
}

const newcomer = { name: line(120), email, language: z.enum(["it", "en"]).default("it") };

/** Gives a role in a campaign to the person with that address, inviting them when they are new. */
export const grantRole = command({
  name: "role.manage",
  input: z.object({ campaign: idField, role: z.enum(["lead", "planner", "auditor"]), ...newcomer }),
  scope: async (tx, input) => {
    const [row] = await tx.select({ campaignId: campaigns.id }).from(campaigns).where(eq(campaigns.id, input.campaign));
    return row ?? null;
  },
  run: (work) => grant(work, work.input.role, work.input.campaign),
});

/** Gives the management of the whole system. */
export const grantAdmin = command({
  name: "person.manage",
  input: z.object(newcomer),
  run: (work) => grant(work, "admin", null),
});

type Granting = SignedWork<{ name: string; email: string; language: "it" | "en" }>;

async function grant(
  { tx, input, actor, now, log }: Granting,
  role: BodyRole,
  campaignId: string | null,
): Promise<string> {
  // The person's row is locked, so that the same role given twice at once is given once.
  const person = await findOrAddPerson(tx, input, now);
  const same = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.personId, person.id),
        eq(roles.role, role),
        isNull(roles.endedAt),
        heldIn({ campaignId, bodyId: null }),
      ),
    );
  if (same.length > 0) refuse("role_exists", { email: "role_exists" });
  const id = newId(now);
  await tx
    .insert(roles)
    .values({ id, personId: person.id, campaignId, role, grantedBy: actor.personId, grantedAt: now });
  const t = textIn(person.language).people;
  const title = await titleOf(tx, { campaignId, bodyId: null }, person.language);
  await inviteOrTell(
    tx,
    person,
    { subject: t.mails.roleSubject(title), text: t.mails.role(t.roles[role], title) },
    now,
  );
  await log(`role:${id}`, { person: person.id, role });
  return id;
}

/** Ends a role in a campaign, but not that of the last lead. */
export const endRole = command({
  name: "role.manage",
  input: z.object({ campaign: idField, role: idField }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: roles.campaignId })
      .from(roles)
      .where(and(eq(roles.id, input.role), eq(roles.campaignId, input.campaign)));
    return row?.campaignId ? { campaignId: row.campaignId } : null;
  },
  run: (work) => end(work, work.input.role),
});

/** Ends a management of the system, but not the last one. */
export const endAdmin = command({
  name: "person.manage",
  input: z.object({ role: idField }),
  run: (work) => end(work, work.input.role, "admin"),
});

const guarded: Partial<Record<BodyRole, RefusalCode>> = { lead: "last_lead", admin: "last_admin" };

async function end({ tx, now, log }: SignedWork<unknown>, roleId: string, only?: BodyRole): Promise<void> {
  const [held] = await tx
    .select({ role: roles.role, campaignId: roles.campaignId, bodyId: roles.bodyId, personId: roles.personId })
    .from(roles)
    .where(and(eq(roles.id, roleId), isNull(roles.endedAt)));
  if (!held || (only && held.role !== only)) refuse("not_found");
  const last = guarded[held.role];
  if (last) {
    const holders = await lockHolders(tx, held);
    if (!holders.some((holder) => holder.id === roleId)) refuse("not_found");
    if (!mayEndRole(holders, roleId)) refuse(last);
  }
  await tx.update(roles).set({ endedAt: now }).where(eq(roles.id, roleId));
  await tx.delete(sessions).where(eq(sessions.userId, held.personId));
  await tellEnd(tx, held, now);
  await log(`role:${roleId}`, { person: held.personId, role: held.role, ended: true });
}

/**
 * Ends every role of a person whose account goes; refused where nobody else would be left to manage the system or a
 * consultation.
 */
export async function endAllRoles(tx: Tx, personId: string, now: Date): Promise<void> {
  const held = await tx
    .select({ id: roles.id, role: roles.role, campaignId: roles.campaignId, bodyId: roles.bodyId })
    .from(roles)
    .where(and(eq(roles.personId, personId), isNull(roles.endedAt)))
    .orderBy(roles.id);
  for (const { id, ...each } of held) {
    const last = guarded[each.role];
    if (last && !mayEndRole(await lockHolders(tx, each), id)) refuse(last);
  }
  await tx
    .update(roles)
    .set({ endedAt: now })
    .where(and(eq(roles.personId, personId), isNull(roles.endedAt)));
}

/**
 * Locks all holders, always in the same order: when two leave at once, the second waits and then sees that the first is
 * gone.
 */
async function lockHolders(tx: Tx, { role, ...where }: Where & { role: BodyRole }) {
  return tx
    .select({
      id: roles.id,
      accepted: sql<boolean>`exists (select 1 from people p where p.id = ${roles.personId} and p.password_hash is not null)`,
    })
    .from(roles)
    .where(and(eq(roles.role, role), isNull(roles.endedAt), heldIn(where)))
    .orderBy(roles.id)
    .for("update");
}

async function tellEnd(tx: Tx, held: Where & { role: BodyRole; personId: string }, now: Date): Promise<void> {
  const [person] = await tx
    .select({ name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, held.personId));
  if (!person) return;
  const t = textIn(person.language).people;
  const title = await titleOf(tx, held, person.language);
  await sendMail(
    tx,
    {
      to: person.email,
      subject: t.mails.roleEndedSubject(title),
      text: t.mails.roleEnded(person.name, t.roles[held.role], title),
    },
    now,
  );
}

async function titleOf(tx: Tx, { campaignId, bodyId }: Where, lang: Lang): Promise<string> {
  if (bodyId !== null) return (await getConsultingBody(bodyId, tx)).name[lang];
  if (campaignId === null) return "Tavolo Comune";
  const [campaign] = await tx.select({ title: campaigns.title }).from(campaigns).where(eq(campaigns.id, campaignId));
  return campaign?.title ?? "";
}

/** Sends the invitation again to somebody of that campaign who hasn't accepted it. */
export const resendInvitation = command({
  name: "mandate.manage",
  input: z.object({ campaign: idField, person: idField }),
  scope: async (tx, { campaign, person }) => {
    const [row] = await tx
      .select({ id: people.id })
      .from(people)
      .where(
        and(
          eq(people.id, person),
          isNull(people.passwordHash),
          sql`(exists (select 1 from roles r where r.person_id = ${people.id} and r.campaign_id = ${campaign} and r.ended_at is null) or exists (select 1 from mandates m where m.person_id = ${people.id} and m.campaign_id = ${campaign} and m.revoked_at is null))`,
        ),
      );
    return row ? { campaignId: campaign } : null;
  },
  run: async ({ tx, input, now, log }) => {
    await mailAccessLink(tx, input.person, now);
    await log(`person:${input.person}`, { invitation: "again" });
  },
});
