import type { Context } from "#app/access/context.ts";
import { newId } from "#app/core/ids.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { createCampaign, setCampaignState } from "#app/features/preparation/edit-campaigns.server.ts";
import { addLine } from "#app/features/preparation/edit-lines.server.ts";
import { createRound } from "#app/features/preparation/edit-rounds.server.ts";
import { db } from "#db/client.server.ts";
import { roles } from "#db/schema/people.ts";
import { addPerson, addRole, contextFor, noon } from "#tests/support/builders.ts";

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

export const lineWords = {
  shortName: "attrae",
  title: "La città che attrae",
  description: "Spazi e regole.",
  color: "#0A766C",
  colorDark: "#6FD6C6",
  stroke: "dash_dot",
};
export const roundWords = {
  title: "Raccolta",
  intro: "Scriveteci.",
  mode: "sealed",
  kinds: ["analysis", "demand"],
  benches: [],
  opensAt: "2026-05-01T09:00",
  closesAt: "2026-06-01T18:00",
};
let counter = 0;

export interface World {
  id: string;
  slug: string;
  admin: Context;
  lead: Context;
  leadId: string;
  lineId: string;
  round: { id: string; number: number };
}

/** A campaign made by its own commands: one line, one round, open unless told otherwise. */
export async function makeCampaign(given: { open?: boolean } = {}): Promise<World> {
  counter += 1;
  const adminId = await addPerson();
  await addRole(adminId, "admin", null);
  const admin = await contextFor(adminId);
  const leadId = await addPerson();
  await hasWorkedInTheOffice(leadId);
  const slug = `ascolto-${counter}`;
  const { id } = must(
    await createCampaign(admin, {
      slug,
      code: `AS${"ABCDEFGHIJ"[counter % 10] ?? "X"}${"ABCDEFGHIJ"[Math.floor(counter / 10)] ?? "X"}`,
      title: `Ascolto ${counter}`,
      inBrief: "Che cosa serve.",
      office: "Ufficio prova",
      leadId,
    }),
  );
  const lead = await contextFor(leadId);
  const line = must(await addLine(lead, { campaign: slug, ...lineWords }));
  const round = must(await createRound(lead, { campaign: slug, ...roundWords }));
  if (given.open !== false) must(await setCampaignState(lead, { campaign: slug, state: "open" }));
  return { id, slug, admin, lead, leadId, lineId: line.id, round };
}

/** So that they can be chosen as lead, and may do nothing more by it. */
export async function hasWorkedInTheOffice(personId: string): Promise<void> {
  await db()
    .insert(roles)
    .values({
      id: newId(noon),
      personId,
      role: "planner",
      campaignId: "one that is over",
      grantedAt: noon,
      endedAt: noon,
    });
}

export const anId = () => newId(noon);
