import type { acceptances, people, roles, sessions, settings, signInFailures, tokens } from "../schema/people.ts";
import { logged, noAct, person, type Table } from "./classified.ts";

export const peopleTables = {
  people: {
    name: ["Persone con un accesso", "People with an account"],
    kept: "account",
    exported: person,
    archived: person,
    verified: logged,
    people: { own: true, erased: "own_rule" },
    wordsStay: "erased one by one",
    columns: {
      id: ["personal", "stands for the person in acts and in the log, so that these hold no name"],
      name: ["personal", "tells colleagues and the office with whom they work"],
      email: ["personal", "signs in, and receives invitations, links and receipts"],
      passwordHash: ["personal", "checks the password, which is not stored"],
      language: ["personal", "writes mails in the language the person chose"],
      demo: ["internal", "keeps demonstration accounts out of real installations"],
      createdAt: ["personal", "tells since when there is an account"],
      erasedAt: ["internal", "when name and address were erased"],
    },
  },
  sessions: {
    name: ["Sessioni aperte", "Open sessions"],
    kept: "session",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: true, erased: "rows_go" },
    columns: {
      id: ["personal", "recognises a signed-in browser"],
      userId: ["personal", "whose session it is"],
      expiresAt: ["personal", "ends a session that is unused, or as old as one may be"],
      createdAt: ["personal", "lets the person recognise a session in their own list; ends an old one"],
      device: ["personal", "browser and system in words, for the person's own list"],
      mandateId: ["special", "for which organisation this session acts"],
      secondFactorAt: ["personal", "when the second factor was given"],
    },
  },
  tokens: {
    name: ["Collegamenti mandati per e-mail", "Links sent by mail"],
    kept: "link",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: "only the hash of a link, which came by mail", erased: "rows_go" },
    columns: {
      hash: ["personal", "checks a one-time link without storing it"],
      kind: ["personal", "tells an invitation from a new password"],
      personId: ["personal", "to whom the link was sent"],
      createdAt: ["personal", "orders a person's links"],
      expiresAt: ["personal", "ends an unused link"],
      spentAt: ["personal", "makes a link work once"],
    },
  },
  signInFailures: {
    name: ["Tentativi di accesso sbagliati", "Failed sign-ins"],
    kept: "attempts",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: "a keyed hash and a count, to slow guesses down", erased: "own_rule" },
    columns: {
      key: ["personal", "keyed hash of account or device: slows guesses without naming either"],
      failures: ["personal", "how long to slow"],
      lastAt: ["personal", "from when to slow"],
    },
  },
  roles: {
    name: ["Ruoli dell’ente", "Roles of the authority"],
    kept: "office",
    exported: person,
    archived: person,
    verified: logged,
    people: { own: true, erased: "id_stays" },
    columns: {
      id: ["personal", "stands for the appointment in the log"],
      personId: ["personal", "who holds the role of the body"],
      campaignId: ["personal", "in which consultation it holds"],
      bodyId: ["personal", "for which body it holds, in what belongs to no consultation"],
      role: ["personal", "what the person may do"],
      grantedBy: ["personal", "who answers for the appointment"],
      grantedAt: ["personal", "from when it holds"],
      endedAt: ["personal", "until when it held"],
    },
  },
  settings: {
    name: ["Impostazioni dell’installazione", "Settings of the installation"],
    kept: "installation",
    exported: "settings of the installation",
    archived: "of the installation, not of a consultation",
    verified: noAct,
    wordsStay: "no words of anybody",
    columns: {
      key: ["internal", "name of a setting that the installation made for itself"],
      value: ["internal", "its value, for example the key of keyed hashes"],
    },
  },
  acceptances: {
    name: ["Informative lette", "Notices read"],
    kept: "account",
    exported: person,
    archived: person,
    verified: logged,
    people: { own: true, erased: "rows_go" },
    columns: {
      personId: ["personal", "who was informed"],
      document: ["personal", "of which notice"],
      version: ["personal", "of which wording"],
      at: ["personal", "when: the proof that the notice was given"],
    },
  },
} as const satisfies {
  people: Table<typeof people.$inferSelect>;
  sessions: Table<typeof sessions.$inferSelect>;
  tokens: Table<typeof tokens.$inferSelect>;
  signInFailures: Table<typeof signInFailures.$inferSelect>;
  roles: Table<typeof roles.$inferSelect>;
  settings: Table<typeof settings.$inferSelect>;
  acceptances: Table<typeof acceptances.$inferSelect>;
};
