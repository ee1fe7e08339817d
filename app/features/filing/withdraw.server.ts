import { and, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { cancelJobs } from "#app/core/jobs.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { line, z } from "#app/core/validation.server.ts";
import { tellAll } from "#app/features/news/notices.server.ts";
import { campaigns, contributions, drafts, joins } from "#db/schema/index.ts";
import { bodyOfDay } from "#app/features/joining/joins-scope.server.ts";
import { dropDraft } from "#app/features/drafts/drafts-forget.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockFiled, ownFiled } from "#app/features/texts/filed-own.server.ts";
import { dropJoins } from "#app/features/drafts/joins-hold.server.ts";
import { withdrawable } from "#app/features/texts/withdraw.ts";

/**
 * Withdraws a filed or published text: nobody can read it any more, but number, day and organisation stay. An
 * integration that was being written is deleted too. Withdrawing it a second time changes nothing.
 */
export const withdrawContribution = command({
  name: "contribution.withdraw",
  input: z.object({ number: numberField, reason: line(500) }),
  scope: ownFiled,
  run: async ({ tx, input, now, log }) => {
    const [begun] = await tx
      .select({ id: drafts.id })
      .from(drafts)
      .innerJoin(contributions, eq(contributions.id, drafts.contributionId))
      .where(eq(contributions.number, input.number));
    // A draft is always locked before its text, or this command and a filing could wait for each other.
    const [draft] = begun ? await tx.select().from(drafts).where(eq(drafts.id, begun.id)).for("update") : [];
    const filed = await lockFiled(tx, input.number);
    if (filed.state === "withdrawn") return;
    if (!withdrawable(filed.state)) refuse("wrong_state");
    if (draft) {
      await dropJoins(tx, draft, now);
      await dropDraft(tx, draft.id);
    }
    // A text that was prepared and never published leaves nothing in public.
    const publicTextId = filed.publishedAt ? filed.publicTextId : null;
    await tx
      .update(contributions)
      .set({ state: "withdrawn", stateReason: input.reason, stateAt: now, publicTextId })
      .where(eq(contributions.id, filed.id));
    await cancelJobs(tx, `contribution:${filed.id}`);
    await log(`contribution:${filed.id}`, { number: filed.number });
    const [campaign] = await tx
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, filed.campaignId));
    const author = await bodyOfDay(tx, filed.organisationId, now);
    const news = {
      kind: "withdrawn" as const,
      facts: { organisation: author.name, number: filed.number, title: filed.publicTitle, reason: input.reason },
      campaignId: filed.campaignId,
      once: `withdrawn ${filed.id}`,
    };
    const { number, campaignId } = filed;
    const joined = await tx
      .selectDistinct({ organisationId: joins.organisationId })
      .from(joins)
      .where(and(eq(joins.contributionId, filed.id), isNull(joins.withdrawnAt), isNull(joins.voidedAt)));
    const body = (id: string) => ({ organisation: { id, campaignId } });
    await tellAll(
      tx,
      [
        { to: body(filed.organisationId), news: { ...news, path: hrefIn("it", "filed", { number }) } },
        {
          to: { office: { campaignId, roles: ["lead", "planner"] } },
          news: { ...news, path: hrefIn("it", "deskContribution", { campaign: campaign?.slug ?? "", number }) },
        },
        ...joined.map(({ organisationId }) => ({
          to: body(organisationId),
          news: { ...news, path: hrefIn("it", "joinFiled", { number }) },
        })),
      ],
      now,
    );
  },
});
