import { ownScope } from "#app/features/organisations/acting.ts";
import { and, eq, isNotNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { line, longText, z } from "#app/core/validation.server.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { campaigns, contributions, organisationNames, revisions } from "#db/schema/index.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockContribution } from "#app/features/texts/lock.server.ts";
import { whyNotDisown } from "#app/features/texts/disowning.ts";
import { officeTitle } from "#app/features/texts/office-title.server.ts";

const words = (max: number) => longText(max).pipe(z.string().min(1));

/** The contribution, locked, with its body's present entry. It may be sealed, since its words are not touched. */
async function filedBy(tx: Tx, wanted: string) {
  const locked = await lockContribution(tx, { number: wanted });
  if (!locked) return null;
  const [row] = await tx
    .select({
      id: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      organisationId: bodyOf(contributions.organisationId),
      name: organisationNames.name,
      state: contributions.state,
      disownedAt: contributions.disownedAt,
      title: officeTitle,
    })
    .from(contributions)
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .where(eq(contributions.id, locked.id));
  return row ?? null;
}
type FiledBy = NonNullable<Awaited<ReturnType<typeof filedBy>>>;

/**
 * True for the person who filed one of its texts. A text that the office entered from paper was filed by nobody of the
 * body.
 */
export async function filedIt(personId: string, contributionId: string, from: Db | Tx = db()): Promise<boolean> {
  const [row] = await from
    .select({ id: revisions.id })
    .from(revisions)
    .where(
      and(
        eq(revisions.contributionId, contributionId),
        eq(revisions.personId, personId),
        isNotNull(revisions.mandateId),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * A signatory declares for the body that a filing is not its own. The person who filed it withdraws it instead
 * (`own_filing`). From then on nobody can cite it, and its page says so; the office and all delegates of the body are
 * told.
 */
export const disownFiling = command({
  name: "contribution.disown",
  input: z.object({ number: numberField, reason: words(1_000) }),
  scope: async (tx, input, context) => ownScope(context, await filedBy(tx, input.number)),
  run: async ({ tx, input, now, actor, grant, log }) => {
    const row = (await filedBy(tx, input.number)) ?? refuse("not_found");
    const why = whyNotDisown(row, await filedIt(actor.personId, row.id, tx));
    if (why) refuse(why);
    await tx
      .update(contributions)
      .set({
        disownedAt: now,
        disownedReason: input.reason,
        disownedBy: grant?.mandateId ?? refuse("forbidden"),
        disownedDocument: "",
      })
      .where(eq(contributions.id, row.id));
    await tellBoth(tx, row, "disowned", input.reason, now);
    await log(`contribution:${row.id}`, { number: row.number, disowned: true });
  },
});

/** The lead does the same, on a paper of the body that has to be named. */
export const disownOnDocument = command({
  name: "disowning.manage",
  input: z.object({ number: numberField, reason: words(1_000), document: line(200) }),
  scope: (tx, input) => filedBy(tx, input.number),
  run: async ({ tx, input, now, log }) => {
    const row = (await filedBy(tx, input.number)) ?? refuse("not_found");
    const why = whyNotDisown(row, false);
    if (why) refuse(why);
    await tx
      .update(contributions)
      .set({ disownedAt: now, disownedReason: input.reason, disownedBy: null, disownedDocument: input.document })
      .where(eq(contributions.id, row.id));
    await tellBoth(tx, row, "disowned", input.reason, now);
    await log(`contribution:${row.id}`, { number: row.number, disowned: true });
  },
});

/** Only the lead takes a disowning back, with a reason of which both sides are told. */
export const recallDisowning = command({
  name: "disowning.manage",
  input: z.object({ number: numberField, why: line(500) }),
  scope: (tx, input) => filedBy(tx, input.number),
  run: async ({ tx, input, now, log }) => {
    const row = (await filedBy(tx, input.number)) ?? refuse("not_found");
    if (!row.disownedAt) refuse("wrong_state");
    await tx
      .update(contributions)
      .set({ disownedAt: null, disownedReason: "", disownedBy: null, disownedDocument: "" })
      .where(eq(contributions.id, row.id));
    await tellBoth(tx, row, "disowning_recalled", input.why, now);
    await log(`contribution:${row.id}`, { number: row.number, disowned: false });
  },
});

async function tellBoth(
  tx: Tx,
  row: FiledBy,
  kind: "disowned" | "disowning_recalled",
  reason: string,
  now: Date,
): Promise<void> {
  const facts = { organisation: row.name, number: row.number, title: row.title || row.number, reason };
  const news = { kind, facts, campaignId: row.campaignId, once: `${kind} ${row.id} ${now.toISOString()}` };
  await tell(
    tx,
    { organisation: { id: row.organisationId, campaignId: row.campaignId } },
    { ...news, path: hrefIn("it", "filed", { number: row.number }) },
    now,
  );
  const [campaign] = await tx.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, row.campaignId));
  await tell(
    tx,
    { office: { campaignId: row.campaignId, roles: ["lead", "planner"] } },
    { ...news, path: hrefIn("it", "deskContribution", { campaign: campaign?.slug ?? "", number: row.number }) },
    now,
  );
}
