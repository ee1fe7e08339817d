import type { people as it } from "../it/people.ts";
import type { Same } from "../same.ts";

export const people: Same<typeof it> = {
};
