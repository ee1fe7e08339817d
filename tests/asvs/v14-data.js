const classified = "tests/db/classification.test.ts";

/** @type {import("./item.js").Items} */
export const data = {
  "14.1.1": { what: "all data are classified", held: [[classified, "are all classified, and nothing more"]] },
  "14.1.2": {
    what: "each class says how it is kept",
    held: [[classified, "say how sensitive they are, what for, and until when they are kept"]],
  },
  "14.2.1": {
    what: "no secret in an address",
    open: "one-time links carry theirs; opening one spends nothing, and the log leaves it out",
  },
  "14.2.2": {
    what: "no cache keeps what is not for all",
    held: [["tests/http/answers.db.test.ts", "a page with a session's cookie never enters the cache"]],
  },
  "14.2.3": {
    what: "nothing goes to third parties",
    held: [
      [
        "tests/journeys/machine.journey.ts",
        "shows its home page %s in %s at %d px, with and without scripts, without a cookie or a third party",
      ],
      ["tests/features/formats/html.test.ts", "the file asks for nothing from outside and runs nothing"],
    ],
  },
  "14.2.4": {
    what: "classes are kept as they say",
    held: [
      ["tests/features/privacy/processing.test.ts", "every period that ends by itself has a rule that ends it"],
      [
        "tests/core/log.db.test.ts",
        "the log of a sign-in, a new password, a filing and their failures holds no address, no e-mail, no secret " +
          "and no words",
      ],
    ],
  },
  "14.3.1": {
    what: "nothing stays in the browser after signing out",
    held: [
      [
        "tests/journeys/writing.journey.ts",
        "offers an unsaved text to who wrote it and to nobody else, and forgets it at sign-out",
      ],
    ],
  },
  "14.3.2": {
    what: "browsers keep no page that isn't for all",
    held: [["tests/http/answers.db.test.ts", "what a session reads is kept by nobody"]],
  },
  "14.3.3": {
    what: "the browser's storage holds nothing delicate",
    open: "an unsaved draft is copied there until it is saved or one signs out, so that nothing typed is lost",
  },
};
