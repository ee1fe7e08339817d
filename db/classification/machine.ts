import type { auditHead, auditLog, jobs, requestCounts } from "../schema/machine.ts";
import { noAct, person, type Table } from "./classified.ts";

export const machineTables = {
  auditLog: {
    name: ["Registro delle operazioni", "Log of operations"],
    kept: "log",
    exported: "ids only, read by the guarantee body",
    archived: true,
    verified: true,
    people: { own: true, erased: "id_stays" },
    wordsStay: "ids and hashes, and part of the proofs",
    columns: {
      seq: ["internal", "the entry's place in the chain"],
      at: ["internal", "when it was done"],
      action: ["internal", "what was done"],
      personId: ["personal", "who did it, by id: an erased account leaves a name nowhere"],
      mandateId: ["special", "under which mandate, so for which body"],
      campaignId: ["internal", "in which consultation"],
      subject: ["internal", "to what, by id"],
      detail: ["internal", "ids, numbers, codes and hashes; never a text"],
      previous: ["internal", "the hash of the entry before"],
      hash: ["internal", "the entry's own: a changed or missing one shows"],
    },
  },
  auditHead: {
    name: ["Ultima riga del registro", "Last row of the log"],
    kept: "log",
    exported: "serves the log only",
    archived: true,
    verified: true,
    wordsStay: "ids and hashes, and part of the proofs",
    columns: {
      one: ["internal", "there is one head"],
      seq: ["internal", "how many entries there are"],
      hash: ["internal", "the newest hash: whoever has noted it can check everything before"],
    },
  },
  jobs: {
    name: ["Posta e operazioni in uscita", "Outgoing mail and operations"],
    kept: "job",
    exported: "serves the machine only",
    archived: "serves the machine only",
    verified: noAct,
    people: { own: true, erased: "own_rule" },
    columns: {
      id: ["internal", "names the job, and the mail it sends"],
      kind: ["internal", "what is to be done"],
      payload: ["special", "a mail with its address and text, which names the body one acts for"],
      once: ["personal", "makes a repeated request one job; may hold a person's id"],
      about: ["internal", "which thing it tells about: what is withdrawn sends no mail"],
      dueAt: ["internal", "when it is to be done"],
      tries: ["internal", "how often it was tried"],
      doneAt: ["internal", "when it was done"],
      failedAt: ["internal", "when it was given up"],
      failure: ["internal", "why, as a code"],
      createdAt: ["internal", "when it was asked for"],
    },
  },
  requestCounts: {
    name: ["Conteggi delle richieste", "Request counts"],
    kept: "attempts",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: "a keyed hash that leads to nobody", erased: "id_stays" },
    columns: {
      key: ["personal", "keyed hash of a session or a network: slows floods without naming either"],
      fullAt: ["personal", "until when to count, seconds to an hour"],
    },
  },
} as const satisfies {
  auditLog: Table<typeof auditLog.$inferSelect>;
  auditHead: Table<typeof auditHead.$inferSelect>;
  jobs: Table<typeof jobs.$inferSelect>;
  requestCounts: Table<typeof requestCounts.$inferSelect>;
};
