import { sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { idField, z } from "#app/core/validation.server.ts";
import type { Bench, OrganisationKind } from "#app/features/organisations/bench.ts";
import { listBecome, type Become } from "#app/features/organisations/bodies.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import type { Place } from "#app/features/places/place.ts";
import { placeOf } from "#app/features/places/places.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { ofCampaign } from "./campaign-scope.server.ts";
import { answerLifetime } from "./invitation.ts";
import { benchFor, registerStanding, type RegisterFacts, type Standing } from "./register.ts";

export interface RegisterRow extends RegisterFacts {
  organisationId: string;
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  /** It has a seat already; otherwise a bench is proposed by its kind. */
  seated: boolean;
  stateAt: Date | null;
  reason: string;
  /** The body to which it passed the invitation on, or which speaks for it. */
  through: string;
  /** The id of that body, where it is known, and whether this register has it. */
  throughId: string | null;
  throughListed: boolean;
  source: "office" | "csv" | "asked" | null;
  note: string;
  sentAt: Date | null;
  failure: string | null;
  /** The body is asked for an answer, but no link that it was sent works any more. */
  linkOver: boolean;
  /** How many of its own texts the public reads, disowned ones included: the same number as in its public list. */
  published: number;
  became: Become[];
}

interface Raw {
  organisationId: string;
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  district: Place | null;
  name: string;
  distinction: string;
  seat: Bench | null;
  stored: Standing | null;
  stateAt: string | null;
  reason: string | null;
  through: string | null;
  throughId: string | null;
  throughListed: boolean;
  source: RegisterRow["source"];
  note: string | null;
  sentAt: string | null;
  deliveredAt: string | null;
  failedAt: string | null;
  failure: string | null;
  actsNow: boolean;
  everActed: boolean;
  linkOver: boolean;
  over: boolean;
  published: number;
  filed: number;
  joined: number;
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * Every body of a consultation, by name: those in the register, and those that came in with a seat or a designation.
 * `filed` counts its texts that were neither withdrawn nor annulled nor disowned; `joined` counts such texts of others
 * that it joins. Both are sums of tallies. `only` gives one body.
 */
export async function listRegister(campaignId: string, now: Date, only: string | null = null): Promise<RegisterRow[]> {
  const day = romeDay(now);
  const rows = rowsOf<Raw>(
    await db().execute(sql`
    with bodies as (
      select organisation_id from stakeholders where campaign_id = ${campaignId}
      union select organisation_id from bench_seats where campaign_id = ${campaignId}
      union select organisation_id from mandates where campaign_id = ${campaignId}),
    counts as (
      select coalesce(e.merged_into, e.id) as body,
        sum(y.n) filter (where y.grain = 'body' and y.state in ('filed', 'ready', 'published', 'refused', 'taken_down') and not y.disowned) as filed,
        sum(y.n) filter (where y.grain = 'body' and y.state = 'published') as published, sum(y.n) filter (where y.grain = 'held') as joined
      from text_tallies y join organisations e on e.id = y.organisation_id where y.campaign_id = ${campaignId} and y.grain in ('body', 'held') group by 1)
    select o.id as "organisationId", o.kind, o.fiscal_code as "fiscalCode", o.ipa_code as "ipaCode", ${placeOf(sql`o.district`)} as district, n.name, n.distinction, t.bench as seat,
      s.state as stored, s.state_at as "stateAt", s.reason, coalesce(h.name, s.through_name) as through, s.through_id as "throughId", coalesce(s.through_id in (select x.organisation_id from bodies x), false) as "throughListed", s.source, s.note,
      i.sent_at as "sentAt", i.delivered_at as "deliveredAt", i.failed_at as "failedAt", i.failure,
      exists (select 1 from mandates m where m.organisation_id = o.id and m.campaign_id = ${campaignId} and m.revoked_at is null and (m.valid_to is null or m.valid_to >= ${day}::date)) as "actsNow",
      exists (select 1 from mandates m where m.organisation_id = o.id and m.campaign_id = ${campaignId}) as "everActed",
      (select c.state from campaigns c where c.id = ${campaignId}) <> 'concluded' and not exists (
        select 1 from stakeholder_invitations v where v.stakeholder_id = s.id and v.spent_at is null and v.sent_at > ${new Date(now.getTime() - answerLifetime).toISOString()}::timestamptz) as "linkOver",
      exists (select 1 from successions u where u.from_id = o.id and u.kind <> 'duplicate' and u.on_date <= ${day}::date) as over,
      coalesce(k.filed, 0)::int as filed, coalesce(k.published, 0)::int as published, coalesce(k.joined, 0)::int as joined
    from bodies b join organisations o on o.id = b.organisation_id and o.merged_into is null
    join lateral ${nameRowOn(sql`o.id`, day)} n on true
    left join counts k on k.body = o.id
    left join stakeholders s on s.organisation_id = o.id and s.campaign_id = ${campaignId}
    left join bench_seats t on t.organisation_id = o.id and t.campaign_id = ${campaignId}
    left join lateral ${nameRowOn(sql`s.through_id`, day)} h on true
    left join lateral (select v.sent_at, v.delivered_at, v.failed_at, v.failure from stakeholder_invitations v where v.stakeholder_id = s.id order by v.sent_at desc, v.id desc limit 1) i on true
    where ${only === null ? sql`true` : sql`o.id = ${only}`}
    order by lower(n.name), o.id`),
  );
  const { became } = await listBecome(
    rows.filter((row) => row.over).map((row) => row.organisationId),
    day,
  );
  return rows.map(({ seat, stored, actsNow, everActed, stateAt, sentAt, deliveredAt, failedAt, linkOver, ...row }) => {
    const standing = registerStanding({ stored, actsNow, everActed });
    return {
      ...row,
      standing,
      linkOver: linkOver && standing === "invited" && !row.over,
      bench: benchFor(seat, row.kind),
      seated: seat !== null,
      reason: row.reason ?? "",
      through: row.through ?? "",
      note: row.note ?? "",
      stateAt: instant(stateAt),
      sentAt: instant(sentAt),
      deliveredAt: instant(deliveredAt),
      failedAt: instant(failedAt),
      became: became.get(row.organisationId) ?? [],
    };
  });
}

/** Records that the register was downloaded as a file, as is done for every export of the office. */
export const recordRegisterExport = command({
  name: "stakeholder.export",
  input: z.object({ campaign: idField }),
  quiet: true,
  scope: ofCampaign,
  run: ({ input, log }) => log(`campaign:${input.campaign}`, { what: "register" }),
});
