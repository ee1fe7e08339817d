/** @type {import("./item.js").Items} */
export const authorization = {
  "8.1.1": {
    what: "who may do what is written down",
    held: [
      ["CONTRIBUTING.md", "How the house is kept"],
      ["app/guide/en/redazione.md", "The roles"],
    ],
  },
  "8.1.2": {
    what: "who sees which field is written down",
    open: "db/classification says how delicate each column is; which role reads it stands in the code",
  },
  "8.2.1": {
    what: "each address opens for whom it may",
    held: [
      ["tests/access/access.db.test.ts", "$line"],
      ["tests/access/permissions.test.ts", "$who: $allowed"],
    ],
  },
  "8.2.2": {
    what: "each row opens for whom it is",
    held: [
      [
        "tests/features/people/pages.db.test.ts",
        "a lead opens the people of their campaign and writes to it; a mandate of another campaign is not found there",
      ],
      ["tests/journeys/writing.journey.ts", "another organisation finds neither the draft nor its title"],
    ],
  },
  "8.2.3": {
    what: "each field is read by whom it may",
    held: [
      ["tests/features/intake/entry.db.test.ts", "never shows who entered it: not at the desk, not in public"],
      [
        "tests/features/exports/columns.test.ts",
        "no column that leads to a person, a secret or an original is exported",
      ],
    ],
  },
  "8.3.1": {
    what: "the server decides, not the page",
    held: [
      ["tests/access/command.db.test.ts", "takes who acts from the session, never from the input"],
      ["tests/access/access.db.test.ts", "an address without a form takes no post, whoever sends it"],
    ],
  },
  "8.4.1": {
    what: "consultations are kept apart",
    held: [
      [
        "tests/features/people/roles.db.test.ts",
        "the lead of one campaign has no say in another, nor over the system, whatever the form names",
      ],
    ],
  },
};
