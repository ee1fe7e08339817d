const log = "tests/core/log.db.test.ts";
const clean =
  "the log of a sign-in, a new password, a filing and their failures holds no address, no e-mail, no secret and " +
  "no words";

/** @type {import("./item.js").Items} */
export const logging = {
  "16.1.1": { what: "which logs there are is written down", held: [["SECURITY.md", "What is logged"]] },
  "16.2.1": {
    what: "entries say when, who, where and what",
    held: [
      [
        "tests/features/audit/log.db.test.ts",
        "every action and every subject that is logged has words, and an unknown one loses nothing",
      ],
      ["tests/http/metrics.db.test.ts", "within a request carries its id, which the answer has too"],
      [log, "what one session asked for can be put together by its digest of the day, and visitors have none"],
    ],
  },
  "16.2.2": { what: "times are UTC", held: [[log, clean]] },
  "16.2.3": { what: "logs go only where documented", held: [["SECURITY.md", "What is logged"]] },
  "16.2.4": {
    what: "logs can be read by programs",
    held: [["tests/journeys/machine.journey.ts", "is JSON lines that hold no address of a visitor"]],
  },
  "16.2.5": {
    what: "logs hold nothing delicate",
    held: [
      [log, clean],
      [
        "tests/access/session-digest.db.test.ts",
        "a session has one digest all day, another one the next day, and another session another one",
      ],
      [
        "tests/features/audit/namings.db.test.ts",
        "is asked with a reason, allowed by an auditor, and shown once to who asked",
      ],
    ],
  },
  "16.3.1": {
    what: "each sign-in to an account is logged, also in vain",
    held: [
      [
        "tests/features/second-factor/second-factor.db.test.ts",
        "guesses are slowed like those at a password, and refusals are in the log, whoever it is",
      ],
      ["tests/features/audit/access-log.db.test.ts", "of an interval the whole days in Rome, of an action that alone"],
    ],
  },
  "16.3.2": {
    what: "refused acts are logged",
    open: "the request log has each answer's status; no test says it of a refused act",
  },
  "16.3.3": {
    what: "attempts to get past controls are logged",
    open: "requests over a limit and of other sites show in the request log by their status alone",
  },
  "16.3.4": {
    what: "faults are logged",
    held: [
      [log, clean],
      [log, "what is told of an error is its kind, code and place, never its words"],
    ],
  },
  "16.4.1": { what: "what is logged can't feign entries", held: [[log, clean]] },
  "16.4.2": {
    what: "logs can't be changed",
    held: [
      ["tests/features/audit/chain.db.test.ts", "rows of %s are guarded by a trigger against update and delete"],
      ["tests/features/audit/acts.db.test.ts", "the last five entries deleted and the head set back"],
    ],
  },
  "16.4.3": {
    what: "logs are sent elsewhere",
    open: "lines go to the standard output: collecting them is the installation's",
  },
  "16.5.1": {
    what: "errors tell strangers nothing",
    held: [
      [log, clean],
      ["tests/http/in-time.db.test.ts", "a fault of ours is still called one"],
    ],
  },
  "16.5.2": {
    what: "what is away elsewhere stops nothing here",
    held: [
      ["tests/http/last-rendering.db.test.ts", "goes on as it was, marked, and is itself again afterwards (%s)"],
      ["tests/core/mail.db.test.ts", "one that isn't there loses nothing"],
      [
        "tests/features/files/scans.db.test.ts",
        "while the scanner is away nothing is lost: the file stays «non controllato», is tried again, and found by " +
          "the hour",
      ],
    ],
  },
  "16.5.3": {
    what: "a fault never lets an act through",
    held: [
      ["tests/http/in-time.db.test.ts", "a write whose time was over has done nothing"],
      ["tests/features/audit/chain.db.test.ts", "an act that is rolled back leaves neither entry nor gap"],
    ],
  },
};
