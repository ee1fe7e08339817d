import type { tagging as it } from "../it/tagging.ts";
import type { Same } from "../same.ts";

export const tagging: Same<typeof it> = {
};
