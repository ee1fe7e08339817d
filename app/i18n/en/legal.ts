import type { legal as it } from "../it/legal.ts";
import type { Same } from "../same.ts";

export const legal: Same<typeof it> = {
  template: "Template to be completed",
  templateText:
    "This text is a template: the body that uses the service completes and approves it before it opens a real consultation. The parts to complete are in square brackets.",
  updated: (day) => `Updated on ${day}`,
  others: "The other notes",
};
