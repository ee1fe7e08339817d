import { encoding } from "./v01-encoding.js";
import { validation } from "./v02-validation.js";
import { frontend } from "./v03-frontend.js";
import { messages } from "./v04-messages.js";
import { files } from "./v05-files.js";
import { authentication } from "./v06-authentication.js";
import { sessions } from "./v07-sessions.js";
import { authorization } from "./v08-authorization.js";
import { tokens } from "./v09-tokens.js";
import { oauth } from "./v10-oauth.js";
import { cryptography } from "./v11-cryptography.js";
import { communication } from "./v12-communication.js";
import { configuration } from "./v13-configuration.js";
import { data } from "./v14-data.js";
import { code } from "./v15-code.js";
import { logging } from "./v16-logging.js";
import { calls } from "./v17-calls.js";

const parts = [
  encoding,
  validation,
  frontend,
  messages,
  files,
  authentication,
  sessions,
  authorization,
  tokens,
  oauth,
  cryptography,
  communication,
  configuration,
  data,
  code,
  logging,
  calls,
];

/** What each chapter is about, in the standard's order. */
export const chapters = [
  "encoding",
  "validation",
  "browser",
  "HTTP messages",
  "files",
  "signing in",
  "sessions",
  "who may do what",
  "tokens",
  "OAuth and OIDC",
  "cryptography",
  "connections",
  "configuration",
  "data",
  "code",
  "logs and errors",
  "calls",
];

/** Each number with what is said of it; a chapter's file holds its own numbers alone. */
export const entries = parts.flatMap((part, n) =>
  Object.entries(part).map(([number, item]) => ({ chapter: n + 1, number, item })),
);

/** @type {import("./item.js").Items} */
export const items = Object.fromEntries(entries.map(({ number, item }) => [number, item]));
