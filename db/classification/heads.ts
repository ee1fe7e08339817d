import type { headReaders, logHeads, logNodes } from "../schema/heads.ts";
import { noAct, person, type Table } from "./classified.ts";

export const headTables = {
  logHeads: {
    name: ["Impronte del registro", "Heads of the log"],
    kept: "log",
    exported: "a page, a feed and files of their own",
    archived: true,
    verified: true,
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
    name: ["Rami dell’albero delle impronte", "Subtrees under the heads"],
    kept: "log",
    exported: "serves the log only",
    archived: "derived from the log",
    verified: true,
    columns: {
      level: ["public", "how large the subtree is"],
      index: ["public", "which of its size"],
      hash: ["public", "its root, of which proofs are made"],
    },
  },
  headReaders: {
    name: ["Chi riceve le impronte del registro", "Readers of the log’s heads"],
    kept: "account",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: true, erased: "rows_go" },
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
