import { and, eq, sql, type SQL } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { files, mandates } from "#db/schema/organisations.ts";
import { people } from "#db/schema/people.ts";
import type { Represented } from "./acting.ts";
import { nameOn } from "./name.ts";
import { namesOf } from "./organisation-queries.server.ts";
import { whyNotActing, type NotActing } from "./mandate.ts";

type Capacity = "drafter" | "signatory";

export interface MandateRow {
  id: string;
  capacity: Capacity;
  validFrom: string;
  validTo: string | null;
  revokedReason: string | null;
  revokedAt: Date | null;
  /** Null where no letter came with it. */
  letter: "open" | "infected" | "erased" | null;
  /** Null while it holds. */
  notActing: NotActing | null;
  person: { id: string; name: string; email: string; accepted: boolean };
  organisation: { id: string; name: string; distinction: string };
  campaign: { id: string; slug: string; title: string };
}

const letterState = sql<
  MandateRow["letter"]
>`case when ${files.id} is null then null when ${files.sealedAt} is not null then 'erased' when ${files.scan} = 'infected' then 'infected' else 'open' end`;

/**
 * Mandates with whom they concern, under today's name of the body; holding ones first. `day` is today in Europe/Rome.
 */
async function listWhere(where: SQL | undefined, day: string): Promise<MandateRow[]> {
  const rows = await db()
    .select({
      id: mandates.id,
      capacity: mandates.capacity,
      validFrom: mandates.validFrom,
      validTo: mandates.validTo,
      revokedReason: mandates.revokedReason,
      revokedAt: mandates.revokedAt,
      letter: letterState,
      organisationId: mandates.organisationId,
      personId: people.id,
      personName: people.name,
      email: people.email,
      accepted: sql<boolean>`${people.passwordHash} is not null`,
      campaignId: campaigns.id,
      slug: campaigns.slug,
      title: campaigns.title,
    })
    .from(mandates)
    .innerJoin(people, eq(people.id, mandates.personId))
    .innerJoin(campaigns, eq(campaigns.id, mandates.campaignId))
    .leftJoin(files, eq(files.id, mandates.letterId))
    .where(where)
    .orderBy(mandates.createdAt, mandates.id);
  const names = await namesOf(rows.map((row) => row.organisationId));
  const full = rows.map((row): MandateRow => {
    const name = nameOn(day, names.get(row.organisationId) ?? []);
    const { id, capacity, validFrom, validTo, revokedReason, revokedAt, letter } = row;
    return {
      id,
      capacity,
      validFrom,
      validTo,
      revokedReason,
      revokedAt,
      letter,
      notActing: whyNotActing(row, day),
      person: { id: row.personId, name: row.personName, email: row.email, accepted: row.accepted },
      organisation: { id: row.organisationId, name: name?.name ?? "", distinction: name?.distinction ?? "" },
      campaign: { id: row.campaignId, slug: row.slug, title: row.title },
    };
  });
  const order = (row: MandateRow) => (row.notActing === null ? 0 : row.notActing === "not_yet" ? 1 : 2);
  return full.sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, "it") || order(a) - order(b));
}

export const listMandates = (campaignId: string, day: string) => listWhere(eq(mandates.campaignId, campaignId), day);
export const listMandatesOf = (personId: string, day: string) => listWhere(eq(mandates.personId, personId), day);
export const listMandatesOfOrganisation = (organisationId: string, day: string) =>
  listWhere(eq(mandates.organisationId, organisationId), day);

/** A mandate by its id, if it is one of that campaign. */
export async function getMandate(campaignId: string, mandateId: string, day: string): Promise<MandateRow | null> {
  const [row] = await listWhere(and(eq(mandates.campaignId, campaignId), eq(mandates.id, mandateId)), day);
  return row ?? null;
}

/** True when the person was ever designated there, even if that is over. */
export async function hasHeldMandate(personId: string, { organisationId, campaignId }: Represented): Promise<boolean> {
  const there = and(eq(mandates.organisationId, organisationId), eq(mandates.campaignId, campaignId));
  const [row] = await db()
    .select({ id: mandates.id })
    .from(mandates)
    .where(and(eq(mandates.personId, personId), there))
    .limit(1);
  return row !== undefined;
}
