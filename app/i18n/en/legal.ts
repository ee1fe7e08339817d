import type { legal as it } from "../it/legal.ts";
import type { Same } from "../same.ts";

export const legal: Same<typeof it> = {
};
