/** @type {import("./item.js").Items} */
export const validation = {
  "2.1.1": {
    what: "rules for single fields are written down",
    open: "schemas in the code and hints beside fields say them; no document does",
  },
  "2.1.2": {
    what: "rules for fields that belong together are written down",
    open: "as 2.1.1: rule files in the code, no document",
  },
  "2.1.3": { what: "limits by person and for all are written down", held: [["README.md", "In production"]] },
  "2.2.1": {
    what: "each form is checked against its schema",
    held: [
      ["tests/bad-input/forms.db.test.ts", "fields of the wrong type"],
      ["tests/access/command.db.test.ts", "names the fields that are wrong by codes that pages translate"],
    ],
  },
  "2.2.2": {
    what: "what counts is checked on the server",
    held: [
      ["tests/access/command.db.test.ts", "takes who acts from the session, never from the input"],
      ["tests/journeys/writing.journey.ts", "keeps everything when one field is refused, with scripts and without"],
    ],
  },
  "2.2.3": {
    what: "fields fit each other",
    held: [
      ["tests/features/intake/rules.test.ts", "everything wrong is told at once, and a row of another length as such"],
      ["tests/features/filing/filing.test.ts", "what is missing is told all at once"],
    ],
  },
  "2.3.1": {
    what: "steps come in their order",
    held: [
      [
        "tests/features/second-factor/second-factor.db.test.ts",
        "password, then code, then a session; the token between them opens nothing and dies after ten minutes or " +
          "with the password",
      ],
      ["tests/features/joining/joins.db.test.ts", "what was not read is not joined"],
    ],
  },
  "2.3.2": {
    what: "limits hold as documented",
    held: [
      [
        "tests/features/removals/reports.db.test.ts",
        "nobody uses up what is everybody's: a visitor has a few reports an hour, and those about personal data are " +
          "counted by themselves",
      ],
      ["tests/features/attachments/attachment.db.test.ts", "the eleventh file and a request over 20 MB are refused"],
    ],
  },
  "2.3.3": {
    what: "an act is done whole or not at all",
    held: [
      ["tests/features/audit/chain.db.test.ts", "an act that is rolled back leaves neither entry nor gap"],
      ["tests/core/jobs.db.test.ts", "of an act that is rolled back doesn't exist"],
    ],
  },
  "2.3.4": {
    what: "what there is once is given once",
    held: [
      [
        "tests/features/filing/filing.db.test.ts",
        "numbers have no gaps and no doubles when many file at once, some of them in vain",
      ],
      ["tests/features/joining/joins.db.test.ts", "two joinings at once are one"],
    ],
  },
  "2.4.1": {
    what: "floods of requests are slowed",
    held: [
      ["tests/http/flooded.db.test.ts", "one session that floods, and nobody beside it"],
      ["tests/http/flooded.db.test.ts", "writes more strictly than reading"],
    ],
  },
};
