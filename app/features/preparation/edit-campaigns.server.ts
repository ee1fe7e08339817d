import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { line, longText, optionalDay, optionalLine, z } from "#app/core/validation.server.ts";
import { violated, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/index.ts";
import { appointLead, firstLead } from "./campaign-leads.server.ts";
import { copyTemplate } from "./copy-template.server.ts";
import { firstBody } from "#app/features/places/consulting-bodies.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { planAllReminders } from "#app/features/campaigns/reminder-plan.server.ts";

const texts = {
  title: line(200),
  inBrief: longText(1000),
  mandateOrgan: optionalLine(200),
  mandateNumber: optionalLine(100),
  mandateDate: optionalDay,
  mandateText: longText(2000),
  office: optionalLine(200),
  contact: optionalLine(300),
  howBodies: longText(5000),
  howCitizens: longText(5000),
  nextSteps: longText(5000),
};
/** Addresses are printed in acts, so they are lower-case words and hyphens. */
const slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid_slug")
  .max(80);
const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2,6}$/, "invalid_campaign_code");

export async function campaignScope(tx: Tx, wanted: string): Promise<{ campaignId: string } | null> {
  const [row] = await tx.select({ campaignId: campaigns.id }).from(campaigns).where(eq(campaigns.slug, wanted));
  return row ?? null;
}

/** Numbers and places within a campaign are given by one transaction at a time. */
export async function lockCampaign(tx: Tx, campaignId: string): Promise<void> {
  await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId)).for("no key update");
}

/**
 * Makes a draft campaign with its first lead, who is chosen among the office or named by e-mail. `template` names the
 * campaign from whose body, texts, lines and rounds it starts; the rounds move so that the first one opens on
 * `startsOn`. Without a template, the first body consults. `demo` can't come from a form, because fields are strings.
 */
export const createCampaign = command({
  name: "campaign.create",
  input: z.object({
    ...texts,
    ...firstLead,
    title: line(200),
    slug,
    code,
    template: z.string().max(80).default(""),
    startsOn: optionalDay,
    demo: z.boolean().default(false),
  }),
  run: async ({ tx, input, now, actor, log }) => {
    const { leadId, leadName, leadEmail, template, startsOn, ...own } = input;
    const id = newId(now);
    const source = template === "" ? null : await sourceOf(tx, template);
    if (source && !startsOn) refuse("invalid", { startsOn: "required" });
    const bodyId = source?.bodyId ?? (await firstBody(tx))?.id;
    if (!bodyId) throw new Error("There is no body: the start makes the first");
    await insertCampaign(tx, { ...(source ? filledFrom(own, source) : own), id, bodyId, createdAt: now });
    if (source && startsOn) await copyTemplate(tx, { from: source.id, to: id, startsOn, now });
    const lead = await appointLead(tx, { id, title: own.title }, { leadId, leadName, leadEmail }, actor.personId, now);
    await log(`campaign:${id}`, { lead, template: source?.id ?? null });
    return { id, slug: input.slug };
  },
});

async function sourceOf(tx: Tx, wanted: string) {
  const [source] = await tx.select().from(campaigns).where(eq(campaigns.slug, wanted));
  return source ?? refuse("invalid", { template: "invalid_choice" });
}

/**
 * What was typed holds; what was left empty comes from the template, except the mandate, because that is an act of its
 * own.
 */
function filledFrom<
  T extends {
    inBrief: string;
    office: string;
    contact: string;
    howBodies: string;
    howCitizens: string;
    nextSteps: string;
  },
>(own: T, source: typeof campaigns.$inferSelect): T {
  return {
    ...own,
    inBrief: own.inBrief || source.inBrief,
    office: own.office || source.office,
    contact: own.contact || source.contact,
    howBodies: own.howBodies || source.howBodies,
    howCitizens: own.howCitizens || source.howCitizens,
    nextSteps: own.nextSteps || source.nextSteps,
  };
}

async function insertCampaign(tx: Tx, values: typeof campaigns.$inferInsert): Promise<void> {
  try {
    await tx.insert(campaigns).values(values);
  } catch (error) {
    const constraint = violated(error);
    if (constraint === "campaigns_slug_unique") refuse("slug_taken", { slug: "slug_taken" });
    if (constraint === "campaigns_code_unique") refuse("code_taken", { code: "code_taken" });
    throw error;
  }
}

/** Changes the texts of a campaign. Its address and code stay, because receipts and acts name them. */
export const editCampaign = command({
  name: "campaign.edit",
  input: z.object({ ...texts, campaign: z.string().max(80) }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign, ...values }, log }) => {
    const changed = await tx
      .update(campaigns)
      .set(values)
      .where(eq(campaigns.slug, campaign))
      .returning({ id: campaigns.id });
    await log(`campaign:${changed[0]?.id ?? ""}`, { what: "texts" });
  },
});

/**
 * Opens a draft campaign to the public. Refused with `campaign_incomplete` while it has no «In breve», no office or no
 * line.
 */
export const setCampaignState = command({
  name: "campaign.edit",
  input: z.object({ campaign: z.string().max(80), state: z.literal("open") }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input, now, log }) => {
    const [row] = await tx
      .select({ id: campaigns.id, state: campaigns.state, inBrief: campaigns.inBrief, office: campaigns.office })
      .from(campaigns)
      .where(eq(campaigns.slug, input.campaign))
      .for("update");
    if (!row) refuse("not_found");
    if (row.state !== "draft") refuse("wrong_state");
    if (row.inBrief === "" || row.office === "" || (await listLines(row.id, {}, tx)).length === 0)
      refuse("campaign_incomplete");
    await tx.update(campaigns).set({ state: input.state }).where(eq(campaigns.id, row.id));
    await planAllReminders(tx, now);
    await log(`campaign:${row.id}`, { state: input.state, was: row.state });
  },
});
