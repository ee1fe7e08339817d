/** Every action of the product and who may do it. A name missing here does not compile in `command()` or `need()`. */
export type Role = "admin" | "lead" | "planner" | "auditor" | "signatory" | "drafter";

/**
 * Where the role must be held: `anywhere` (admin), `body` (a role for that body: for what belongs to it and to no
 * campaign), `campaign` (a role of that campaign), `organisation` (the mandate one acts under, of that organisation and
 * campaign), `self` (anyone signed in, for what is theirs), `public` (anyone).
 */
export type PermissionScope = "anywhere" | "body" | "campaign" | "organisation" | "self" | "public";
export interface Permission {
  roles: readonly Role[];
  scope: PermissionScope;
  /**
   * Still allowed when the consultation is over: reading, and what the law asks of the office for as long as pages
   * stand.
   */
  whenConcluded?: true;
  /**
   * Asks for the password once more: a change of how somebody signs in, or of all the data of a person at once.
   * `command()` takes no such action without its `again`.
   */
  again?: true;
  /** Still allowed to delegates while the consultation is suspended, because it writes nothing into it. */
  whenSuspended?: true;
}

const office = ["lead", "planner"] as const;
const readers = ["lead", "planner", "auditor"] as const;
const delegates = ["drafter", "signatory"] as const;

export const permissions = {
  "session.open": { roles: [], scope: "public" },
  "session.close": { roles: [], scope: "self" },
  "session.act_for": { roles: [], scope: "self" },
  "profile.update": { roles: [], scope: "self" },
  "notice.read": { roles: [], scope: "self" },
  "notice.prefer": { roles: [], scope: "self" },
  "head.prefer": { roles: [], scope: "self" },
  "password.ask_reset": { roles: [], scope: "public" },
  "password.set": { roles: [], scope: "public" },
  "password.change": { roles: [], scope: "self", again: true },
  "invitation.accept": { roles: [], scope: "public" },
  "notice.accept": { roles: [], scope: "self" },
  "second_factor.begin": { roles: [], scope: "self" },
  "second_factor.give": { roles: [], scope: "self" },
  "second_factor.set": { roles: [], scope: "self", again: true },
  "second_factor.reset": { roles: ["admin"], scope: "anywhere", again: true },
  "data.export": { roles: [], scope: "self", again: true },
  "data.erase": { roles: [], scope: "self", again: true },
  "person.edit": { roles: ["admin"], scope: "anywhere", again: true },
  "person.erase": { roles: ["admin"], scope: "anywhere", again: true },
  "legal.write": { roles: ["admin"], scope: "anywhere" },
  // Who stands behind a digest in the request log: the management asks, an auditor answers, and the person who asked
  // reads it once.
  "digest.ask": { roles: ["admin"], scope: "anywhere" },
  "digest.answer": { roles: ["auditor"], scope: "anywhere" },
  "digest.open": { roles: ["admin"], scope: "anywhere" },
  "access.read": { roles: ["admin", "auditor"], scope: "anywhere" },
  "receipt.verify": { roles: [], scope: "public" },
  "report.file": { roles: [], scope: "public", whenConcluded: true },
  "stakeholder.answer": { roles: [], scope: "public" },
  "participation.ask": { roles: [], scope: "public" },

  "system.read": { roles: ["admin"], scope: "anywhere" },
  "organisation.manage": { roles: ["admin", "lead"], scope: "anywhere" },
  "person.manage": { roles: ["admin"], scope: "anywhere" },
  "campaign.create": { roles: ["admin"], scope: "anywhere" },
  "role.manage": { roles: ["lead", "admin"], scope: "campaign", whenConcluded: true },
  "organisation.read": { roles: ["admin", "lead", "planner", "auditor"], scope: "campaign", whenConcluded: true },
  "bench.manage": { roles: ["lead", "admin"], scope: "campaign" },
  "mandate.manage": { roles: ["lead", "admin"], scope: "campaign" },
  "organisation.succeed": { roles: ["admin", "lead"], scope: "anywhere" },
  "organisation.merge": { roles: ["admin"], scope: "anywhere" },
  "campaign.edit": { roles: ["lead", "admin"], scope: "campaign" },
  "line.edit": { roles: ["lead"], scope: "campaign" },
  "mail.send": { roles: ["lead"], scope: "campaign" },
  "round.edit": { roles: ["lead"], scope: "campaign" },
  "round.term": { roles: ["lead"], scope: "campaign" },
  "campaign.suspend": { roles: ["lead"], scope: "campaign" },
  "campaign.conclude": { roles: ["lead"], scope: "campaign" },

  "space.read": { roles: delegates, scope: "organisation", whenConcluded: true, whenSuspended: true },
  "draft.create": { roles: delegates, scope: "organisation" },
  "draft.save": { roles: delegates, scope: "organisation" },
  "draft.delete": { roles: delegates, scope: "organisation", whenConcluded: true, whenSuspended: true },
  "contribution.file": { roles: ["signatory"], scope: "organisation" },
  "contribution.withdraw": { roles: ["signatory"], scope: "organisation", whenSuspended: true },
  "text.invite": { roles: ["signatory"], scope: "organisation" },
  "text.join": { roles: ["signatory"], scope: "organisation" },
  "text.decline": { roles: ["signatory"], scope: "organisation" },
  "text.leave": { roles: ["signatory"], scope: "organisation", whenSuspended: true },
  "citation.contest": { roles: ["signatory"], scope: "organisation" },
  "contribution.disown": { roles: ["signatory"], scope: "organisation", whenSuspended: true },
  "redaction.object": { roles: ["signatory"], scope: "organisation", whenConcluded: true, whenSuspended: true },
  "bench.contest": { roles: ["signatory"], scope: "organisation" },
  "drafter.manage": { roles: ["signatory"], scope: "organisation" },

  "desk.read": { roles: readers, scope: "campaign", whenConcluded: true },
  "desk.work": { roles: office, scope: "campaign" },
  "stakeholder.read": { roles: readers, scope: "campaign", whenConcluded: true },
  "stakeholder.export": { roles: readers, scope: "campaign", whenConcluded: true },
  "stakeholder.manage": { roles: ["lead"], scope: "campaign" },
  "participation.decide": { roles: ["lead"], scope: "campaign" },
  "contribution.enter": { roles: office, scope: "campaign" },
  "contribution.annul": { roles: ["lead"], scope: "campaign" },
  "contribution.import": { roles: ["lead"], scope: "campaign" },
  "contribution.prepare": { roles: office, scope: "campaign" },
  "contribution.publish": { roles: ["lead"], scope: "campaign" },
  "contribution.refuse": { roles: ["lead"], scope: "campaign" },
  "disowning.manage": { roles: ["lead"], scope: "campaign", whenConcluded: true },
  // Words may be covered also after the conclusion; but a file that was not public is not made public then.
  "file.release": { roles: office, scope: "campaign" },
  "file.withhold": { roles: office, scope: "campaign", whenConcluded: true },
  "contribution.redact": { roles: office, scope: "campaign", whenConcluded: true },
  "redaction.answer": { roles: office, scope: "campaign", whenConcluded: true },
  "contribution.seal": { roles: ["lead"], scope: "campaign", whenConcluded: true },
  // The office's urgent act: whoever of the office is there takes off; only the lead, who publishes, puts back.
  "takedown.take": { roles: office, scope: "campaign", whenConcluded: true },
  "takedown.restore": { roles: ["lead"], scope: "campaign", whenConcluded: true },
  "report.decide": { roles: office, scope: "campaign", whenConcluded: true },
  "original.open": { roles: office, scope: "campaign", whenConcluded: true },
  "dossier.export": { roles: readers, scope: "campaign", whenConcluded: true },
  "coding.add": { roles: office, scope: "campaign" },
  "coding.undo": { roles: office, scope: "campaign" },
  "document.edit": { roles: office, scope: "campaign" },
  "document.propose": { roles: office, scope: "campaign" },
  "citation.answer": { roles: office, scope: "campaign" },
  "document.withdraw": { roles: ["lead"], scope: "campaign", whenConcluded: true },
  "document.reissue": { roles: ["lead"], scope: "campaign", whenConcluded: true },
  "document.publish": { roles: ["lead"], scope: "campaign" },
  "log.read": { roles: ["auditor", "lead"], scope: "campaign", whenConcluded: true },
  "log.export": { roles: ["auditor", "lead"], scope: "campaign", whenConcluded: true },
  "access.export": { roles: ["admin", "auditor"], scope: "anywhere" },
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;
/** The actions that ask for the password once more. */
export type AgainName = {
  [Name in PermissionName]: (typeof permissions)[Name] extends { again: true } ? Name : never;
}[PermissionName];

/**
 * One role held in one place. Roles of the office have no organisation: they are held in a campaign, for a body, or, by
 * admin, everywhere, with neither. A mandate gives `drafter` or `signatory`.
 */
export interface Grant {
  role: Role;
  campaignId: string | null;
  bodyId: string | null;
  organisationId: string | null;
  mandateId: string | null;
}

export interface Actor {
  personId: string;
  name: string;
  email: string;
  language: "it" | "en";
  sessionId: string;
  /** The mandate this session acts under; null until chosen. */
  mandateId: string | null;
  grants: readonly Grant[];
  /**
   * Set where the roles of the body are missing from the grants because this session has not given the second factor
   * that they need.
   */
  awaitsSecondFactor?: true;
}

export interface Scope {
  bodyId?: string;
  campaignId?: string;
  organisationId?: string;
}

export type CampaignState = "draft" | "open" | "suspended" | "concluded";

/**
 * Why nobody may do this action in a consultation of that state; null where it is allowed. An action is refused once
 * the consultation is concluded, and to delegates while it is suspended, unless its line above says otherwise.
 */
export function whyNotInState(
  state: CampaignState,
  action: PermissionName,
): "campaign_concluded" | "campaign_suspended" | null {
  const permission: Permission = permissions[action];
  if (state === "concluded" && !permission.whenConcluded) return "campaign_concluded";
  if (state === "suspended" && permission.scope === "organisation" && !permission.whenSuspended)
    return "campaign_suspended";
  return null;
}

/** The grant that allows the action there, `true` where none is needed, or null. */
export function may(actor: Actor | null, action: PermissionName, scope: Scope = {}): Grant | true | null {
  const permission: Permission = permissions[action];
  if (permission.scope === "public") return true;
  if (!actor) return null;
  if (permission.scope === "self") return true;
  return (
    actor.grants.find(
      (grant) => permission.roles.includes(grant.role) && holds(grant, permission.scope, scope, actor),
    ) ?? null
  );
}

/** A role that is held for the whole system. */
export const holdsEverywhere = ({ campaignId, bodyId }: Grant): boolean => campaignId === null && bodyId === null;

function holds(grant: Grant, where: PermissionScope, scope: Scope, actor: Actor): boolean {
  // A role held for a body gives nothing in the body's campaigns, which have roles of their own, and nothing in the
  // system.
  if (grant.bodyId !== null) return where === "body" && grant.bodyId === scope.bodyId;
  if (where === "body") return holdsEverywhere(grant);
  if (where === "anywhere") return true;
  const here = holdsEverywhere(grant) || grant.campaignId === scope.campaignId;
  if (where === "campaign") return here;
  return (
    here &&
    grant.mandateId !== null &&
    grant.mandateId === actor.mandateId &&
    grant.organisationId === scope.organisationId
  );
}
