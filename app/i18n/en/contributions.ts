import type { contributions as it } from "../it/contributions.ts";
import type { Same } from "../same.ts";

export const contributions: Same<typeof it> = {
};
