import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextOf, found } from "#app/http/route.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { dataFile } from "#app/features/exports/data-file.server.ts";

export const loader = async (args: LoaderFunctionArgs) =>
  dataFile(found(await getPublicCampaign(args.params["campaign"] ?? "")), "contributions", contextOf(args).lang);
