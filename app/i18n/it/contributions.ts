import { writing } from "./writing.ts";

export const contributions = {
  ...writing,
};
