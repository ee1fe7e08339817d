import type { organisations as it } from "../it/organisations.ts";
import type { Same } from "../same.ts";

export const organisations: Same<typeof it> = {
};
