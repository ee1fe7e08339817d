import { actingFor, actingMandate } from "#app/features/organisations/acting.ts";
import { and, eq } from "drizzle-orm";
import type { Context } from "#app/access/context.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { joinDraft } from "#app/features/joining/joins-act.server.ts";
import { inviteToDraft } from "#app/features/joining/joins-invite.server.ts";
import { getDraftToJoin } from "#app/features/joining/joins-page.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { joinInvitations } from "#db/schema/index.ts";
import { must, type Loaded } from "./load-bodies.server.ts";

/** Which bodies join which texts before they are filed. */
export const demoJoins: Record<string, readonly string[]> = { "qf-servizi-1": ["po-dora", "tempo-doppio"] };

/** The passage with which a text that still waits is integrated, two hours after it arrived. */
export const demoIntegrations: Record<string, string> = {
  "portici-2":
    "Integriamo il testo dopo l’assemblea di ieri sera: anche le attività di via Po chiedono di entrare nel patto, alle stesse condizioni. Le trenta serate all’anno restano, e si contano strada per strada.",
};

interface Asked {
  draft: string;
  organisationId: string;
  message: string;
}

/** The author asks, and the other body reads and joins, by the same commands as people use. */
export async function joinInDemo(
  loaded: Loaded,
  author: Context,
  joiner: Context,
  { draft, organisationId, message }: Asked,
): Promise<void> {
  must(await inviteToDraft(author, { draft, organisation: organisationId, message }));
  const [invitation] = await loaded.tx
    .select({ id: joinInvitations.id })
    .from(joinInvitations)
    .where(and(eq(joinInvitations.draftId, draft), eq(joinInvitations.organisationId, organisationId)));
  const campaignId = actingMandate(joiner.actor)?.campaignId ?? "";
  const text = await getDraftToJoin(invitation?.id ?? "", { organisationId, campaignId }, joiner.now, "it");
  if (!text || text.filed !== null) throw new Error("The demo invites to a text that is not there");
  must(await joinDraft(joiner, { invitation: invitation?.id, seen: text.seen }));
}

/** Files the same text again with one more passage. */
export async function integrateInDemo(author: Context, number: string, passage: string): Promise<void> {
  const draft = must(await startIntegration(author, { number }));
  const text = await getDraft(draft, actingFor(author) ?? { organisationId: "", campaignId: "" });
  const saved = must(
    await saveDraft(author, { draft, version: 1, body: [text?.body, passage].filter(Boolean).join("\n\n") }),
  );
  must(
    await fileContribution(author, {
      draft,
      version: saved.version,
      privacy: "on",
      licence: "on",
      thirdParties: "none",
    }),
  );
}
