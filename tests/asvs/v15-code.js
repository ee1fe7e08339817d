/** @type {import("./item.js").Items} */
export const code = {
  "15.1.1": { what: "how soon packages are mended is written down", open: "nobody has promised times yet" },
  "15.1.2": {
    what: "a list of all packages",
    open: "package-lock.json names each with version and hash; no list in an exchange format is published",
  },
  "15.1.3": {
    what: "what is costly is written down",
    held: [
      ["README.md", "In production"],
      ["CONTRIBUTING.md", "13. Papers are read by a child process."],
    ],
  },
  "15.2.1": { what: "no package is past its time", open: "as 15.1.1; what is known of Remix 2 stands in SECURITY.md" },
  "15.2.2": {
    what: "costly work can't stop the rest",
    held: [
      ["tests/features/papers/paper-hostile.test.ts", "two papers are read at a time, and the others after them"],
      [
        "tests/features/pdf/pdf.test.ts",
        "is compiled while others are answered, also after a compiler that took too long was ended",
      ],
    ],
  },
  "15.2.3": {
    what: "nothing of tests and development runs",
    held: [
      ["tests/architecture/imports.test.ts", "no source file imports a test"],
      ["tests/journeys/process.journey.ts", "refuses the embedded database in production, in one sentence"],
    ],
  },
  "15.3.1": {
    what: "answers hold only the fields that are meant",
    held: [
      [
        "tests/features/exports/columns.test.ts",
        "every column of a file comes from a listed column, or is named here as computed",
      ],
      ["tests/http/hostile-requests.db.test.ts", "of the desk gives a visitor the way to the sign-in page, and no row"],
    ],
  },
  "15.3.2": {
    what: "redirects are not followed",
    na: "the server fetches no address (tests/architecture/dangerous.test.ts)",
  },
  "15.3.3": {
    what: "a form writes only its own fields",
    held: [
      ["tests/features/people/roles.db.test.ts", "the profile changes its own person, whoever the form names"],
      ["tests/journeys/writing.journey.ts", "who wrote is who is signed in, whatever else the form says"],
    ],
  },
  "15.3.4": {
    what: "whose address it is",
    held: [
      ["tests/http/client.test.ts", "whatever a client writes in front of what the proxies add changes nothing"],
      ["tests/http/flooded.db.test.ts", "the address that the proxy adds, where one is trusted"],
    ],
  },
  "15.3.5": {
    what: "values have their types",
    held: [["tests/bad-input/forms.db.test.ts", "fields of the wrong type"]],
  },
  "15.3.6": {
    what: "prototypes can't be changed from outside",
    held: [["tests/bad-input/forms.db.test.ts", "fields of the wrong type"]],
  },
  "15.3.7": {
    what: "equal names in a form",
    held: [
      [
        "tests/core/form.test.ts",
        "is an object: names nest by dots, lists are lists, equal names come together in their order",
      ],
    ],
  },
};
