import type { contributions as it } from "../it/contributions.ts";
import type { Same } from "../same.ts";
import { joining } from "./joining.ts";
import { publishing } from "./publishing.ts";
import { writing } from "./writing.ts";

export const contributions: Same<typeof it> = {
  ...joining,
  ...publishing,
  ...writing,
};
