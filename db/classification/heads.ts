import type { headReaders, logHeads, logNodes } from "../schema/heads.ts";
import type { Table } from "./classified.ts";

export const headTables = {
  logHeads: {
    kept: "log",
    columns: {
      size: ["public", "how many entries of the log the head covers"],
      root: ["public", "the root of the tree over them"],
      note: ["public", "the signed note, as it is published and mailed"],
      at: ["public", "when it was made"],
      day: ["public", "whose day's head it is"],
      toStamp: ["internal", "whether it waits for a time-stamp"],
      stamp: ["public", "the authority's token"],
      stampedAt: ["public", "when the token came"],
    },
  },
  logNodes: {
    kept: "log",
    columns: {
      level: ["public", "how large the subtree is"],
      index: ["public", "which of its size"],
      hash: ["public", "its root, of which proofs are made"],
    },
  },
  headReaders: {
    kept: "account",
    columns: {
      personId: ["personal", "who wants the heads by mail"],
      chosenAt: ["personal", "since when"],
    },
  },
} as const satisfies {
  logHeads: Table<typeof logHeads.$inferSelect>;
  logNodes: Table<typeof logNodes.$inferSelect>;
  headReaders: Table<typeof headReaders.$inferSelect>;
};
