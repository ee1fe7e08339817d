import { joining } from "./joining.ts";
import { publishing } from "./publishing.ts";
import { writing } from "./writing.ts";

export const contributions = {
  ...joining,
  ...publishing,
  ...writing,
};
