const device = "a made-up device cookie, or one of another account, is worth nothing";
const none =
  "sessions and links are random names of rows; the one sealed value, the cookie of a known device, carries no " +
  "such thing";

/** @type {import("./item.js").Items} */
export const tokens = {
  "9.1.1": {
    what: "sealed values are checked before use",
    held: [["tests/features/signin/sign-in.db.test.ts", device]],
  },
  "9.1.2": {
    what: "one algorithm, not chosen by the value",
    held: [["tests/architecture/dangerous.test.ts", "hashes are SHA-256 and the one cipher is AES-256-GCM"]],
  },
  "9.1.3": {
    what: "keys come from the installation alone",
    held: [["tests/features/signin/secret.db.test.ts", "in production there is none without SECRET"]],
  },
  "9.2.1": { what: "validity in time", na: none },
  "9.2.2": {
    what: "kind of token",
    held: [["tests/features/people/links.db.test.ts", "a link for one thing is none for another"]],
  },
  "9.2.3": { what: "whom it is for", na: none },
  "9.2.4": { what: "one key for several readers", na: none },
};
