import { publishing } from "./publishing.ts";
import { writing } from "./writing.ts";

export const contributions = {
  ...publishing,
  ...writing,
};
