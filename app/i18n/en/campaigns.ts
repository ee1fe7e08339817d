import type { campaigns as it } from "../it/campaigns.ts";
import type { Same } from "../same.ts";

export const campaigns: Same<typeof it> = {
};
