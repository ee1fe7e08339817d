import type { portal as it } from "../it/portal.ts";
import type { Same } from "../same.ts";

export const portal: Same<typeof it> = {
  yourSpace: "Your space",
  desk: "Desk",
};
