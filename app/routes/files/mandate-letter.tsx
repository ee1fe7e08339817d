import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { plainPage } from "#app/http/plain-page.server.ts";
import { contextOf, found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getLetter } from "#app/features/organisations/letters.server.ts";
import { textIn } from "#app/i18n/text.ts";

/** A letter of designation, for the office alone; always as a download. */
export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "organisation.read", { campaignId: campaign.id });
  const letter = found(await getLetter(campaign.id, args.params["mandate"] ?? ""));
  const { lang, requestId } = contextOf(args);
  if (letter.infected) return plainPage(lang, "file_infected", requestId, {}, textIn(lang).files.closedTitle);
  return new Response(Buffer.from(letter.content), {
    headers: {
      ...downloadHeaders(letter.name, letter.mediaType, letter.content.length),
      "cache-control": "private, no-store",
    },
  });
}
