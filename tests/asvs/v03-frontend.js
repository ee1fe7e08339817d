const answers = "tests/http/answers.db.test.ts";
const everyAnswer = "$what ($status)";
const cookies = "every cookie of ours has the prefix that keeps it to this host, and only such a one is a session";

/** @type {import("./item.js").Items} */
export const frontend = {
  "3.2.1": {
    what: "files can't be shown as pages of ours",
    held: [[answers, "files say that nothing in them runs, and go to the disk"]],
  },
  "3.2.2": {
    what: "text is shown as text",
    held: [
      ["tests/ui/styles.test.ts", "stored text never becomes markup"],
      ["tests/journeys/attacks.journey.ts", "stays words where the office reads and classifies"],
    ],
  },
  "3.3.1": { what: "cookies go over https only", held: [["tests/http/server.db.test.ts", cookies]] },
  "3.3.2": {
    what: "cookies stay away from requests of other sites",
    held: [["tests/http/server.db.test.ts", cookies]],
  },
  "3.3.3": { what: "cookies are of this host alone", held: [["tests/http/server.db.test.ts", cookies]] },
  "3.3.4": {
    what: "scripts can't read the session",
    held: [
      ["tests/http/server.db.test.ts", cookies],
      [
        "tests/features/people/pages.db.test.ts",
        "signing in gives two cookies that scripts can't read, and leads to where one was going, never off the site",
      ],
    ],
  },
  "3.4.1": {
    what: "browsers are told to stay with https for a year",
    held: [[answers, "all of them over https keep to it"]],
  },
  "3.4.2": { what: "no other site may read answers", held: [[answers, everyAnswer]] },
  "3.4.3": { what: "a content policy on each answer", held: [[answers, everyAnswer]] },
  "3.4.4": { what: "browsers don't guess types", held: [[answers, everyAnswer]] },
  "3.4.5": { what: "other sites don't learn where one comes from", held: [[answers, everyAnswer]] },
  "3.4.6": { what: "no other site frames a page", held: [[answers, everyAnswer]] },
  "3.5.1": {
    what: "forms of other sites are refused",
    held: [
      ["tests/journeys/machine.journey.ts", "refuses a form that another site sends"],
      ["tests/http/server.db.test.ts", "from a page of %s: %s"],
    ],
  },
  "3.5.2": {
    what: "relying on preflights",
    na: "nothing relies on them: each write is checked by its Origin and Sec-Fetch-Site",
  },
  "3.5.3": { what: "reading changes nothing", held: [[answers, "reading changes nothing, whoever reads"]] },
  "3.5.4": { what: "a host name of its own", held: [["SECURITY.md", "What whoever runs it must do"]] },
  "3.5.5": {
    what: "messages between windows",
    na: "no page sends or takes any (tests/architecture/dangerous.test.ts)",
  },
  "3.7.1": {
    what: "no technique that browsers gave up",
    held: [[answers, "pages for visitors have no script, no style of their own and no cookie, in either language"]],
  },
  "3.7.2": {
    what: "nobody is sent on to another site",
    held: [
      ["tests/features/people/pages.db.test.ts", "no page that leads on after signing in leads to %s"],
      [
        "tests/features/signin/rules.test.ts",
        "begins with one slash, has no backslash and never leaves the site, whatever is asked for",
      ],
    ],
  },
};
