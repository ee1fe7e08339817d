const sessionTests = "tests/features/signin/sessions.db.test.ts";
const signIn = "tests/features/signin/sign-in.db.test.ts";
const noOther = "sessions are the program's own; no other service opens or ends them";

/** @type {import("./item.js").Items} */
export const sessions = {
  "7.1.1": {
    what: "when sessions end is written down",
    held: [
      ["README.md", "In production"],
      ["SECURITY.md", "Signing in"],
    ],
  },
  "7.1.2": { what: "how many at once is written down", held: [["SECURITY.md", "Signing in"]] },
  "7.1.3": { what: "sessions shared between services", na: noOther },
  "7.2.1": {
    what: "the server alone judges a session",
    held: [
      [
        signIn,
        "who reads the database can't go on in anybody's name: no row holds what the cookie holds, and a row's id " +
          "opens nothing",
      ],
    ],
  },
  "7.2.2": {
    what: "sessions are made anew each time",
    held: [
      [signIn, "the right password opens a session that says where it was opened, whatever the case of the e-mail"],
    ],
  },
  "7.2.3": {
    what: "sessions are random, of 128 bits",
    held: [
      [signIn, "a session's cookie has 200 random bits, and signing in again ends the session that this browser had"],
    ],
  },
  "7.2.4": {
    what: "signing in makes a new session and ends the old one",
    held: [
      [signIn, "a session's cookie has 200 random bits, and signing in again ends the session that this browser had"],
    ],
  },
  "7.3.1": {
    what: "unused sessions end",
    held: [[sessionTests, "ends when it was not used for its time, and only then"]],
  },
  "7.3.2": { what: "all sessions end", held: [[sessionTests, "ends after its longest time, however it is used"]] },
  "7.4.1": {
    what: "an ended session opens nothing",
    held: [
      [
        "tests/features/people/pages.db.test.ts",
        "opening /esci signs nobody out; posting does, and the cookie is then worth nothing",
      ],
    ],
  },
  "7.4.2": {
    what: "who leaves has no session left",
    held: [
      [
        "tests/features/people/roles.db.test.ts",
        "ending a role ends the person's sessions and tells them; the log holds ids only",
      ],
      [
        "tests/journeys/bad-day.journey.ts",
        "a mandate is revoked while its holder writes: the session ends, the draft stays with the organisation, " +
          "word for word",
      ],
    ],
  },
  "7.4.3": {
    what: "a changed factor ends the other sessions",
    held: [
      [
        "tests/features/second-factor/again.db.test.ts",
        "with it is done, ends the other sessions of that person, and tells them",
      ],
    ],
  },
  "7.4.4": {
    what: "signing out is on each page",
    held: [["tests/ui/shells.test.tsx", "signs out by a form, never by a link that a page could fetch"]],
  },
  "7.4.5": {
    what: "the management ends sessions of others",
    held: [
      [
        "tests/features/second-factor/second-factor.db.test.ts",
        "a lost device: the management resets it, sessions end, the person is told; the last admin does it from the " +
          "terminal",
      ],
      ["README.md", "Incident."],
    ],
  },
  "7.5.1": {
    what: "the password is asked again before sign-in means change",
    held: [
      ["tests/features/second-factor/again.db.test.ts", "changes nothing without the password, or with a wrong one"],
      ["tests/features/second-factor/again.db.test.ts", "knows every file that changes how somebody signs in"],
    ],
  },
  "7.5.2": {
    what: "one sees one's sessions and ends them",
    open: "the profile does, without asking for the password: whoever is in a hurry to end them should not be asked",
  },
  "7.6.1": { what: "sessions of other services", na: noOther },
  "7.6.2": { what: "sessions without one's doing", na: noOther },
};
