import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getRoundWithQuestions, listRounds } from "#app/features/campaigns/rounds.server.ts";
import { template } from "#app/features/intake/template.ts";

/** The columns of the newest round, and one row that shows how they are filled. */
export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "contribution.import", { campaignId: campaign.id });
  const newest = (await listRounds(campaign.id)).filter((round) => round.opensAt <= args.context.now).at(-1);
  const round = newest ? await getRoundWithQuestions(newest.id) : null;
  const body = new TextEncoder().encode(template(contextOf(args).lang, round?.questions.length ?? 0));
  return new Response(body, {
    headers: {
      ...downloadHeaders("modello-contributi.csv", "text/csv; charset=utf-8", body.byteLength),
      "cache-control": "private, no-store",
    },
  });
}
