const rules = "tests/features/signin/rules.test.ts";
const signIn = "tests/features/signin/sign-in.db.test.ts";
const second = "tests/features/second-factor/second-factor.db.test.ts";
const links = "tests/features/people/links.db.test.ts";
const noOther = "no code is sent by another way: the second factor is an app's, or a printed code";
const noProvider = "nobody signs in by another service";

/** @type {import("./item.js").Items} */
export const authentication = {
  "6.1.1": { what: "how guesses are slowed is written down", held: [["SECURITY.md", "Signing in"]] },
  "6.1.2": { what: "which words no password may be is written down", held: [["SECURITY.md", "Signing in"]] },
  "6.1.3": { what: "the ways in are written down", held: [["SECURITY.md", "Signing in"]] },
  "6.2.1": { what: "at least eight characters (here twelve)", held: [[rules, "%j gives %s"]] },
  "6.2.2": {
    what: "one can change one's password",
    held: [[signIn, "changing the password asks for the old one, ends the other sessions and tells by mail"]],
  },
  "6.2.3": {
    what: "changing asks for the old one",
    held: [[signIn, "changing the password asks for the old one, ends the other sessions and tells by mail"]],
  },
  "6.2.4": {
    what: "common passwords are refused",
    held: [
      [
        "tests/features/signin/new-passwords.db.test.ts",
        "%s a password that somebody would try first is refused, and the next one taken",
      ],
    ],
  },
  "6.2.5": {
    what: "no rule on kinds of characters",
    held: [
      [rules, "%j gives %s"],
      ["tests/features/signin/guessable.test.ts", "«%s» is good"],
    ],
  },
  "6.2.6": {
    what: "what is typed is hidden",
    held: [["tests/ui/forms.test.tsx", "a password's field is hidden, and open to managers and to pasting"]],
  },
  "6.2.7": {
    what: "password managers and pasting work",
    held: [["tests/ui/forms.test.tsx", "a password's field is hidden, and open to managers and to pasting"]],
  },
  "6.2.8": {
    what: "compared as typed",
    held: [[signIn, "a password is compared as it was typed: in its case, with its blanks, to its last character"]],
  },
  "6.2.9": { what: "sixty-four characters are taken (here two hundred)", held: [[rules, "%j gives %s"]] },
  "6.2.10": {
    what: "a password doesn't run out",
    held: [
      [
        "tests/features/signin/new-passwords.db.test.ts",
        "a password that somebody has stays good, whatever one would say of it today",
      ],
    ],
  },
  "6.2.11": {
    what: "words of the house are no passwords",
    held: [
      [
        "tests/features/signin/guessable.test.ts",
        "names and addresses give their words, and the words as people join them, without accents",
      ],
    ],
  },
  "6.2.12": {
    what: "passwords known from leaks are refused",
    open:
      "lists of common passwords only: a service of leaked ones would be told something of each, a copy is too " +
      "large",
  },
  "6.3.1": {
    what: "guessing is slowed as documented",
    held: [
      [signIn, "guesses sent at once are all counted"],
      [
        signIn,
        "guesses from elsewhere can't lock out a browser that has signed in before, and that browser's own failures " +
          "are counted apart",
      ],
    ],
  },
  "6.3.2": {
    what: "no account that everybody knows",
    held: [[signIn, "demo accounts open only where the server is local, or where a demo is meant"]],
  },
  "6.3.3": {
    what: "two factors",
    open: "asked of whoever works for the body; who represents an organisation may sign in with a password alone",
  },
  "6.3.4": {
    what: "no other way in",
    held: [
      ["tests/features/signin/new-passwords.db.test.ts", "there is no other way to choose one"],
      [
        "tests/features/signin/guesses.db.test.ts",
        "nothing in the product looks at a password or a code but through `guess`",
      ],
    ],
  },
  "6.4.1": {
    what: "first secrets are random and short-lived",
    held: [
      [links, "an expired link sets nothing; a new one goes to the same address, and using it spends the others"],
      [links, "reading a link's page spends nothing; setting the password spends it, once, and ends the sessions"],
    ],
  },
  "6.4.2": { what: "hints and secret questions", na: "there are neither hints nor questions" },
  "6.4.3": {
    what: "a forgotten password doesn't pass by the second factor",
    open: "the mailed link sets a password and opens no session; no test says so of somebody with a second factor",
  },
  "6.4.4": {
    what: "a lost factor asks who one is",
    open: "the guide says «in person»; nothing in the program can prove it",
  },
  "6.5.1": {
    what: "codes work once",
    held: [
      [second, "a code works once, also when two use it at the same time"],
      [second, "each recovery code works once, and new ones void the old; the database holds none"],
    ],
  },
  "6.5.2": {
    what: "short printed codes are kept under a slow hash",
    open: "recovery codes have nearly 80 bits and are kept as SHA-256 with the person's id; guesses are slowed",
  },
  "6.5.3": {
    what: "codes and keys are random",
    held: [
      [
        "tests/features/second-factor/second-factor.test.ts",
        "a key is 160 bits, and its address tells an app whose and how",
      ],
      ["tests/architecture/dangerous.test.ts", "what must not be guessed comes from the system's random numbers alone"],
    ],
  },
  "6.5.4": {
    what: "printed codes have twenty bits",
    held: [["tests/features/second-factor/second-factor.test.ts", "recovery codes can be typed as people copy them"]],
  },
  "6.5.5": {
    what: "an app's code holds thirty seconds",
    open: "a step early or late is taken too, for clocks that are off (RFC 6238): ninety seconds in all",
  },
  "6.6.1": { what: "codes by telephone", na: noOther },
  "6.6.2": { what: "codes bound to their request", na: noOther },
  "6.6.3": { what: "guesses at such codes", na: noOther },
  "6.8.1": { what: "several providers", na: noProvider },
  "6.8.2": { what: "signatures of providers", na: noProvider },
  "6.8.3": { what: "SAML", na: noProvider },
  "6.8.4": { what: "strength told by providers", na: noProvider },
};
