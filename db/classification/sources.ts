import type { sources } from "../schema/sources.ts";
import type { Table } from "./classified.ts";

/** Whatever can be quoted, with the columns that every reader of quotations needs. */
export const sourceTables = {
  sources: {
    name: ["Fonti", "Sources"],
    kept: "filing",
    exported: true,
    archived: true,
    verified: true,
    merged: { stays: "an act of the entry that did it" },
    columns: {
      id: ["public", "names the source"],
      kind: ["public", "what it is: a contribution"],
      number: ["public", "how everybody refers to it"],
      campaignId: ["public", "of which consultation"],
      organisationId: ["public", "who says it: a body, never a person"],
      organisationNameId: ["public", "under which name it said so"],
      bench: ["public", "from which bench"],
      state: ["public", "whether it can be read and cited now"],
      stateAt: ["internal", "since when"],
      publicTextId: ["public", "which public text holds"],
      disownedAt: ["public", "since when its organisation says that it is not its own"],
    },
  },
} as const satisfies { sources: Table<typeof sources.$inferSelect> };
