import { randomBytes } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { cachedPage, cacheGeneration, keepPage, pagesKept } from "#app/http/page-cache.server.ts";

const closes = Date.parse("2025-10-17T16:00:00Z");
const page = (text: string) => new TextEncoder().encode(`<!doctype html><p>${text}</p>`.repeat(20));
const keep = (key: string, text: string, now: number, madeIn = cacheGeneration()) =>
  keepPage(key, page(text), { "content-type": "text/html; charset=utf-8" }, madeIn, now);
const read = async (key: string, now: number) => (await cachedPage(key, "", undefined, now)?.text()) ?? null;

beforeEach(() => publishChange());

test("a page is compressed once in each encoding, when somebody first asks for it", () => {
  const zlib = { gzip: 0, br: 0 };
  const made = keepPage("/a", page("x"), { "content-type": "text/html" }, cacheGeneration(), closes);
  const before = pagesKept().bytes;
  const bodies = ["br", "br", "gzip", "br", "gzip"].map((encoding) => {
    const { bytes: taken } = pagesKept();
    const answer =
      encoding === "br" && zlib.br === 0 ? made?.(encoding, undefined) : cachedPage("/a", encoding, undefined, closes);
    if (pagesKept().bytes > taken) zlib[encoding as "br" | "gzip"] += 1;
    return answer?.headers.get("content-encoding");
  });
  expect(bodies).toEqual(["br", "br", "gzip", "br", "gzip"]);
  expect(zlib).toEqual({ br: 1, gzip: 1 });
  expect(pagesKept().bytes).toBeGreaterThan(before);
});

test("a kept page is given byte for byte in each encoding, with its length", async () => {
  keep("/a", "àèì 🧵", closes);
  const bytes = async (encoding: string) => {
    const answer = cachedPage("/a", encoding, undefined, closes)!;
    return { answer, body: Buffer.from(await answer.arrayBuffer()) };
  };
  for (const [asked, given, open] of [
    ["", null, (b: Buffer) => b],
    ["gzip, deflate", "gzip", gunzipSync],
    ["gzip, deflate, br", "br", brotliDecompressSync],
  ] as const) {
    const { answer, body } = await bytes(asked);
    expect(answer.headers.get("content-encoding")).toBe(given);
    expect(answer.headers.get("content-length")).toBe(String(body.byteLength));
    expect(answer.headers.get("vary")).toBe("Accept-Encoding, Cookie");
    expect(new Uint8Array(open(body))).toEqual(page("àèì 🧵"));
  }
});

const etagOf = (encoding: string) => cachedPage("/a", encoding, undefined, closes)?.headers.get("etag") ?? "";

test("each encoding has a strong ETag of its own, the same for the same page", () => {
  keep("/a", "x", closes);
  const etags = ["", "gzip", "br"].map(etagOf);
  expect(new Set(etags).size).toBe(3);
  for (const etag of etags) expect(etag).toMatch(/^"[\w-]+"$/);
  keep("/a", "x", closes);
  expect(["", "gzip", "br"].map(etagOf)).toEqual(etags);
  keep("/a", "y", closes);
  expect(["", "gzip", "br"].map(etagOf).filter((etag) => etags.includes(etag))).toEqual([]);
});

describe("a reader who keeps the page", () => {
  const named: [string, (etag: string) => string, number][] = [
    ["by its ETag", (etag) => etag, 304],
    ["weakly, as a proxy that compressed it would", (etag) => `W/${etag}`, 304],
    ["in a list", (etag) => `"other", W/"older" ,${etag}`, 304],
    ["as anything at all", () => "*", 304],
    ["by another ETag", () => '"another"', 200],
    ["by a part of it", (etag) => `${etag.slice(0, -2)}"`, 200],
    ["without quotes", (etag) => etag.replaceAll('"', ""), 200],
    ["by nothing", () => "", 200],
  ];
  test.each(named)(
    "and names it %s is answered without the page only where that is the one",
    async (_, write, status) => {
      keep("/a", "x", closes);
      for (const encoding of ["", "gzip", "br"]) {
        const again = cachedPage("/a", encoding, write(etagOf(encoding)), closes);
        expect(again?.status).toBe(status);
        if (status === 304)
          expect([
            await again?.text(),
            again?.headers.get("etag"),
            again?.headers.get("vary"),
            again?.headers.get("content-length"),
            again?.headers.get("content-encoding"),
          ]).toEqual(["", etagOf(encoding), "Accept-Encoding, Cookie", null, null]);
      }
    },
  );

  test("in another encoding gets the one asked for", () => {
    keep("/a", "x", closes);
    expect(cachedPage("/a", "gzip", etagOf("br"), closes)?.status).toBe(200);
  });
});

test.each([
  ["", null],
  ["identity", null],
  ["br;q=0", null],
  ["*;q=0", null],
  ["deflate", null],
  ["gzip;q=0, br;q=0", null],
  ["br;q=x", null],
  ["br", "br"],
  ["GZIP", "gzip"],
  ["gzip, br", "br"],
  ["gzip;q=1, br;q=0.5", "gzip"],
  ["br;q=0, gzip;q=0.1", "gzip"],
  ["*", "br"],
  ["br;q=0, *", "gzip"],
  ["abra, zebra", null],
])("who accepts «%s» is given the page as %s", (accepted, given) => {
  keep("/a", "x", closes);
  expect(cachedPage("/a", accepted, undefined, closes)?.headers.get("content-encoding")).toBe(given);
});

describe("the minute in which a round closes", () => {
  test.each([
    ["in the last millisecond before", -1, true],
    ["at the instant itself", 0, false],
    ["a minute later", 60_000, false],
  ])("a page made five seconds before it: %s", async (_, ms, kept) => {
    keep("/a", "open", closes - 5_000);
    expect((await read("/a", closes + ms)) !== null).toBe(kept);
  });

  test("a page made at the instant holds until the next minute", async () => {
    keep("/a", "closed", closes);
    expect(await read("/a", closes + 59_999)).toContain("closed");
    expect(await read("/a", closes + 60_000)).toBeNull();
  });
});

test("a page whose queries began before a commit is not kept", async () => {
  const begun = cacheGeneration();
  publishChange();
  keep("/a", "old", closes, begun);
  expect(await read("/a", closes)).toBeNull();
});

test("a commit drops every page", async () => {
  for (const key of ["/a", "/b?x=1", "/en/a"]) keep(key, key, closes);
  publishChange();
  for (const key of ["/a", "/b?x=1", "/en/a"]) expect(await read(key, closes)).toBeNull();
});

test("a page above two megabytes is not kept", async () => {
  keepPage("/big", new Uint8Array(2 * 1024 * 1024 + 1), {}, cacheGeneration(), closes);
  expect(await read("/big", closes)).toBeNull();
});

test("addresses made up without end take no more memory than the limit: the oldest pages go", async () => {
  // Random bytes don't compress: each page costs three times its size.
  const noise = () => new Uint8Array(randomBytes(1_900_000));
  const keys = Array.from({ length: 14 }, (_, i) => `/?junk=${i}`);
  for (const key of keys) {
    keepPage(key, noise(), {}, cacheGeneration(), closes);
    for (const encoding of ["", "gzip", "br"]) cachedPage(key, encoding, undefined, closes);
    expect(pagesKept().bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
  }
  const held = await Promise.all(keys.map(async (key) => (await read(key, closes)) !== null));
  expect(held[0]).toBe(false);
  expect(held.at(-1)).toBe(true);
  expect(held.filter(Boolean).length * 3 * 1_900_000).toBeLessThanOrEqual(64 * 1024 * 1024);
});
