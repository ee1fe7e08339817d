import type { logKeys, namings } from "../schema/digests.ts";
import { actOfOffice, logged, noAct, type Table } from "./classified.ts";

export const digestTables = {
  logKeys: {
    name: ["Chiavi del log delle richieste", "Keys of the request log"],
    kept: "log_key",
    exported: "serves the machine only",
    archived: "serves the machine only",
    verified: noAct,
    columns: {
      day: ["internal", "of which day's lines in the request log"],
      key: ["internal", "makes of a session the digest that those lines hold; never in a backup"],
    },
  },
  namings: {
    name: ["Domande su chi è nel log delle richieste", "Questions about who is in the request log"],
    kept: "naming",
    exported: "ids and reasons, read by the guarantee body",
    archived: "of no consultation",
    verified: logged,
    people: actOfOffice,
    columns: {
      id: ["internal", "names the question"],
      day: ["internal", "of which day the line of the request log is"],
      digest: ["personal", "of which session, for as long as that day's key is kept"],
      reason: ["internal", "why it was asked"],
      askedBy: ["personal", "who of the management asked"],
      askedAt: ["internal", "when it was asked"],
      answeredBy: ["personal", "which auditor answered"],
      answeredAt: ["internal", "when it was answered"],
      allowed: ["internal", "what the answer was"],
      openedAt: ["internal", "when the answer was read, which goes once"],
    },
  },
} as const satisfies {
  logKeys: Table<typeof logKeys.$inferSelect>;
  namings: Table<typeof namings.$inferSelect>;
};
