import { expect, test } from "vitest";
import { runtimeImports, sourceFiles } from "./files.ts";

const files = sourceFiles(["app", "db"]);
const using = (pattern: RegExp) =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();
const importing = (name: RegExp) =>
  files
    .filter((file) => runtimeImports(file).some((path) => name.test(path)))
    .map(({ path }) => path)
    .sort();

test("no text is run as a program", () => {
  expect(using(/\beval\(|\bnew Function\(|\bimport\(`/)).toEqual([]);
  expect(importing(/^node:(vm|repl)$/)).toEqual([]);
});

test("processes are started in three places, always by a list of arguments, never by a shell", () => {
  const starting = importing(/^node:child_process$/);
  expect(starting).toEqual(["app/core/workers.server.ts", "app/features/pdf/pdf-process.server.ts", "app/start.js"]);
  const shells = using(/\bshell\b|\bexec(File)?(Sync)?\b.*node:child_process/);
  expect(shells.filter((path) => starting.includes(path))).toEqual([]);
});

test("the server asks nobody on the network but the database and what its settings name", () => {
  const server = files.filter(({ path }) => /\.server\.tsx?$/.test(path) || path === "app/server.ts");
  const asking = (pattern: RegExp) =>
    server
      .filter(({ text }) => pattern.test(text))
      .map(({ path }) => path)
      .sort();
  // The time-stamp authority. What `serve` is given under the name of `fetch` answers, and asks nobody.
  expect(asking(/\bfetch\(/)).toEqual(["app/features/heads/stamps.server.ts", "app/serve.server.ts"]);
  expect(importing(/^(node:(https?|http2|tls|dgram)|undici|axios|got)$/)).toEqual([]);
  expect(asking(/\b(connect|createConnection)\b.* from "node:net"/)).toEqual([
    // The command's socket in DATA_DIR, and the scanner.
    "app/control.server.ts",
    "app/features/files/clamd.server.ts",
  ]);
  expect(importing(/^nodemailer$/)).toEqual(["app/core/mail.server.ts"]);
  expect(importing(/^postgres$/)).toEqual(["db/client.server.ts"]);
});

test("what must not be guessed comes from the system's random numbers alone", () => {
  expect(using(/Math\.random/)).toEqual([]);
});

test("hashes are SHA-256 and the one cipher is AES-256-GCM", () => {
  const made = /(?:create(?:Hash|Hmac)|hkdfSync)\(([^),]*)/g;
  const named = files.flatMap(({ text }) => [...text.matchAll(made)].map((found) => found[1]));
  expect([...new Set(named)]).toEqual(['"sha256"']);
  expect(using(/createCipheriv|createDecipheriv/)).toEqual(["app/features/second-factor/sealed.server.ts"]);
  expect(using(/aes-256-gcm/)).toEqual(["app/features/second-factor/sealed.server.ts"]);
});

test("windows, frames and sockets tell each other nothing", () => {
  expect(using(/postMessage|onmessage|new WebSocket|RTCPeerConnection/)).toEqual([]);
});
