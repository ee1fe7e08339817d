import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { join } from "node:path";
import { scratch } from "#tests/support/database/backups.ts";
import { atEndOfFile } from "#tests/support/cleanup.ts";

const config = (folder: string) => `
[tsa]
default_tsa = own
[own]
dir = ${folder}
serial = $dir/serial
signer_cert = $dir/tsa.pem
signer_key = $dir/tsa-key.pem
certs = $dir/root.pem
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
`;

/** An authority for time-stamps of RFC 3161: `openssl ts` behind a small server, with a root of its own. */
export async function timeStampAuthority() {
  const folder = scratch();
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  writeFileSync(join(folder, "ts.conf"), config(folder));
  writeFileSync(join(folder, "usage.conf"), "extendedKeyUsage = critical,timeStamping\nbasicConstraints = CA:FALSE\n");
  writeFileSync(join(folder, "serial"), "01\n");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "root-key.pem",
    "-out",
    "root.pem",
    "-subj",
    "/CN=Radice di prova",
    "-days",
    "2",
  );
  openssl("req", ...key, "-keyout", "tsa-key.pem", "-out", "tsa.csr", "-subj", "/CN=Marche di prova");
  const signed = [
    "-CA",
    "root.pem",
    "-CAkey",
    "root-key.pem",
    "-CAcreateserial",
    "-extfile",
    "usage.conf",
    "-days",
    "2",
  ];
  openssl("x509", "-req", "-in", "tsa.csr", ...signed, "-out", "tsa.pem");

  const state = { asked: 0, answers: true, answer: (reply: Buffer): Buffer => reply };
  const server = createServer((request, response) => {
    void buffer(request).then((query) => {
      state.asked += 1;
      if (!state.answers) return response.writeHead(503).end();
      writeFileSync(join(folder, "query.tsq"), query);
      openssl("ts", "-reply", "-config", "ts.conf", "-section", "own", "-queryfile", "query.tsq", "-out", "reply.tsr");
      const reply = state.answer(readFileSync(join(folder, "reply.tsr")));
      return response.writeHead(200, { "content-type": "application/timestamp-reply" }).end(reply);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  atEndOfFile(async () => {
    server.close();
  });

  /** Throws unless openssl finds that the token is over that text, and that its chain ends at the authority's root. */
  const verify = (text: string, token: Uint8Array): void => {
    writeFileSync(join(folder, "note.txt"), text);
    writeFileSync(join(folder, "token.tst"), token);
    openssl("ts", "-verify", "-data", "note.txt", "-in", "token.tst", "-token_in", "-CAfile", "root.pem");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`, state, verify };
}
