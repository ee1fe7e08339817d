import type { Context } from "#app/access/context.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { db, type Db } from "#db/client.server.ts";
import { campaigns, notices } from "#db/schema/index.ts";
import { addPerson, addRole, contextFor } from "#tests/support/builders.ts";
import { world as contributionsWorld, type As } from "#tests/features/texts/world.ts";

export { closes, during, opens } from "#tests/features/texts/world.ts";

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

/** The campaign of the contributions' tests with a lead: two unions, each with people who may write. */
export async function world(handle: Db, round: Parameters<typeof contributionsWorld>[1] = {}) {
  const made = await contributionsWorld(handle, round);
  const leadId = await addPerson({ name: "Lea Responsabile" });
  await addRole(leadId, "lead", made.campaign);
  const [row] = await db().select({ slug: campaigns.slug }).from(campaigns);
  return { ...made, slug: row?.slug ?? "", leadId, lead: (now: Date): Promise<Context> => contextFor(leadId, { now }) };
}
export type World = Awaited<ReturnType<typeof world>>;

export const declared = { privacy: "on", licence: "on", thirdParties: "none" };

/** A draft that can be filed. */
export async function readyDraft(as: As, roundId: string, now: Date): Promise<{ draft: string; version: number }> {
  const context = await as(now);
  const draft = must(await createDraft(context, { roundId }));
  const { version } = must(
    await saveDraft(context, { draft, version: 1, title: "Turni e asili", body: "Servono asili aperti la sera." }),
  );
  return { draft, version };
}

export async function fileText(as: As, roundId: string, now: Date): Promise<string> {
  return must(await fileContribution(await as(now), { ...(await readyDraft(as, roundId, now)), ...declared })).number;
}

/** Which news went into inboxes so far: kind by kind, how many. */
export async function told(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of await db().select({ kind: notices.kind }).from(notices))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
