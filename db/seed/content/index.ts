import { body } from "./body.ts";
import { labourCampaign } from "./campaign.ts";
import { planningCampaign } from "./campaign-vdq.ts";
import { contributions } from "./contributions/index.ts";
import { platformDocument } from "./document/index.ts";
import { organisations } from "./organisations.ts";
import { people } from "./people.ts";

export const demoContent = {
  body,
  campaigns: [labourCampaign, planningCampaign],
  organisations,
  people,
  contributions,
  document: platformDocument,
};
