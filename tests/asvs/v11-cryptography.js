const dangerous = "tests/architecture/dangerous.test.ts";
const algorithms = "hashes are SHA-256 and the one cipher is AES-256-GCM";

/** @type {import("./item.js").Items} */
export const cryptography = {
  "11.1.1": {
    what: "how keys live is written down",
    open: "SECURITY.md and the runbook say where keys lie and how they change; that is no policy after NIST SP 800-57",
  },
  "11.1.2": { what: "a list of keys and algorithms", held: [["SECURITY.md", "Keys and algorithms"]] },
  "11.2.1": {
    what: "known implementations alone",
    held: [
      [dangerous, algorithms],
      ["SECURITY.md", "Keys and algorithms"],
    ],
  },
  "11.2.2": {
    what: "algorithms and keys can be changed",
    open:
      "keys can (README, «Rotate secrets.»); hashes and cipher stand in one file each, without a second one " +
      "beside them",
  },
  "11.2.3": {
    what: "128 bits of strength",
    held: [
      [dangerous, algorithms],
      ["SECURITY.md", "Keys and algorithms"],
    ],
  },
  "11.3.1": { what: "no weak modes", held: [[dangerous, algorithms]] },
  "11.3.2": { what: "approved ciphers", held: [[dangerous, algorithms]] },
  "11.3.3": {
    what: "what is encrypted can't be changed",
    held: [
      [dangerous, algorithms],
      ["tests/features/signin/secret.db.test.ts", "what no key opens is left as it is, and stops no start"],
    ],
  },
  "11.4.1": {
    what: "approved hashes",
    open: "SHA-256 by us; codes of the second factor are HMAC-SHA-1, since apps know no other (RFC 6238)",
  },
  "11.4.2": {
    what: "passwords under a slow hash",
    held: [["tests/features/signin/sign-in.db.test.ts", "passwords are kept as argon2id of 19 MiB and two passes"]],
  },
  "11.4.3": { what: "hashes that prove have 256 bits", held: [[dangerous, algorithms]] },
  "11.4.4": { what: "keys made of passwords", na: "no key is made of a password" },
  "11.5.1": {
    what: "random values of 128 bits",
    held: [
      [dangerous, "what must not be guessed comes from the system's random numbers alone"],
      [
        "tests/features/signin/sign-in.db.test.ts",
        "a session's cookie has 200 random bits, and signing in again ends the session that this browser had",
      ],
    ],
  },
  "11.6.1": {
    what: "signing and making key pairs",
    held: [
      ["tests/features/heads/checkpoint.test.ts", "has the form of C2SP tlog-checkpoint and signed-note"],
      ["tests/features/heads/checkpoint.test.ts", "keeps its key as a file that openssl reads"],
      ["SECURITY.md", "Keys and algorithms"],
    ],
  },
};
