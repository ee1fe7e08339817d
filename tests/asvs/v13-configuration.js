const outgoing = "the server asks nobody on the network but the database and what its settings name";

/** @type {import("./item.js").Items} */
export const configuration = {
  "13.1.1": { what: "whom the program talks to is written down", held: [["SECURITY.md", "Whom it talks to"]] },
  "13.2.1": {
    what: "services know each other by short-lived means",
    open: "the database and the mail server are asked with passwords of the settings",
  },
  "13.2.2": {
    what: "no more rights than needed",
    held: [
      [
        "tests/db/runtime-role.db.test.ts",
        "is enough to start, to write whatever commands write, to clean, to verify and to back up",
      ],
      ["tests/db/runtime-role.db.test.ts", "can't %s"],
      ["README.md", "A role that owns nothing."],
    ],
  },
  "13.2.3": {
    what: "no credentials that everybody knows",
    na: "none is built in: addresses with their passwords are settings without a default",
  },
  "13.2.4": { what: "a list of whom one may ask", held: [["tests/architecture/dangerous.test.ts", outgoing]] },
  "13.2.5": { what: "the same of the server", held: [["tests/architecture/dangerous.test.ts", outgoing]] },
  "13.3.1": { what: "a vault for secrets", open: "secrets are settings: where they come from is the installation's" },
  "13.3.2": {
    what: "secrets are read by whom needs them",
    held: [
      [
        "tests/features/signin/secret.db.test.ts",
        "a trial makes one in DATA_DIR, for its owner alone and the same each time; the database has none",
      ],
      ["tests/core/settings.test.ts", "%s with a value that is no use is named, without the value"],
    ],
  },
  "13.4.1": {
    what: "no history of sources can be fetched",
    held: [["tests/http/server.db.test.ts", "neither sources, nor settings, nor folders can be fetched: %s"]],
  },
  "13.4.2": {
    what: "no debugging in production",
    held: [
      ["tests/core/log.db.test.ts", "what is told of an error is its kind, code and place, never its words"],
      ["tests/http/in-time.db.test.ts", "a fault of ours is still called one"],
    ],
  },
  "13.4.3": {
    what: "no lists of folders",
    held: [["tests/http/server.db.test.ts", "neither sources, nor settings, nor folders can be fetched: %s"]],
  },
  "13.4.4": {
    what: "no TRACE",
    open: "it falls under the methods that are refused; no test can send it through the usual way",
  },
  "13.4.5": {
    what: "figures and documents for those they are for",
    held: [["tests/http/metrics.db.test.ts", "is not found %s"]],
  },
};
