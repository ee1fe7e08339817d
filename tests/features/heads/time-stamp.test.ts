import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { der, partsOf, readDer } from "#app/features/heads/der.ts";
import { readStamp, stampRequest } from "#app/features/heads/time-stamp.ts";

const folder = mkdtempSync(join(tmpdir(), "tavolo-stamp-"));
afterAll(() => rmSync(folder, { recursive: true }));

const digest = Uint8Array.from({ length: 32 }, (_, at) => at);
const nonces: [string, number[]][] = [
  ["small", [0, 0, 0, 0, 0, 0, 0, 7]],
  ["with the first bit set", [200, 1, 2, 3, 4, 5, 6, 7]],
  ["plain", [1, 2, 3, 4, 5, 6, 7, 8]],
];

describe("a request", () => {
  test.each(nonces)("is what openssl reads, with a nonce that is %s", (_, nonce) => {
    const file = join(folder, "query.tsq");
    writeFileSync(file, stampRequest(digest, Uint8Array.from(nonce)));
    const read = String(
      execFileSync("openssl", ["ts", "-query", "-in", file, "-text"], { stdio: ["ignore", "pipe", "ignore"] }),
    );
    expect(read).toContain("Hash Algorithm: sha256");
    expect(read).toContain("00 01 02 03 04 05 06 07-08 09 0a");
    expect(read).toContain("Certificate required: yes");
    expect(read).toContain(
      `Nonce: 0x${Buffer.from(nonce)
        .toString("hex")
        .replace(/^(00)+/, "")
        .toUpperCase()}`,
    );
  });
});

describe("an answer", () => {
  const sequence = 48;
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const refused = der(sequence, der(sequence, der(2, bytes(2))));

  test("that refuses says so", () => {
    expect(() => readStamp(refused, digest, bytes(1))).toThrow("not granted");
  });

  test("that is anything else throws, and never hangs", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
        expect(() => readStamp(given, digest, bytes(1))).toThrow();
      }),
    );
  });
});

describe("DER", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 5 }), (parts) => {
        const written = der(48, ...parts.map((part) => der(4, part)));
        const { value, rest } = readDer(written);
        expect(rest.length).toBe(0);
        expect(partsOf(value.content).map(({ content }) => content)).toEqual(parts);
      }),
    );
  });

  test.each([
    ["is cut off", [48, 3, 2, 1]],
    ["has no length", [48]],
    ["has no end", [48, 128, 0, 0]],
    ["is longer than any token", [48, 133, 1, 1, 1, 1, 1]],
  ])("that %s throws", (_, given) => {
    expect(() => readDer(Uint8Array.from(given))).toThrow();
  });
});
