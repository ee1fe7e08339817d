import { describe, expect, test } from "vitest";
import { fileAnswer } from "#app/http/file-answer.server.ts";

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const etag = '"0123"';
const file = { name: "documento.pdf", mediaType: "application/pdf", bytes, etag, cacheControl: "private, no-store" };
const ask = (headers: Record<string, string>, method = "GET") =>
  fileAnswer(new Request("http://x/", { method, headers }), file);

describe("a stored file", () => {
  test("comes whole where nothing else is asked for, and says that it can be resumed", async () => {
    const answer = ask({});
    expect([answer.status, answer.headers.get("accept-ranges"), answer.headers.get("content-length")]).toEqual([
      200,
      "bytes",
      "1000",
    ]);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  test.each<[string, number, number]>([
    ["bytes=0-99", 0, 99],
    ["bytes=990-", 990, 999],
    ["bytes=-10", 990, 999],
    ["bytes=-5000", 0, 999],
    ["bytes=500-5000", 500, 999],
    ["bytes=999-999", 999, 999],
  ])("comes in the part asked for: %s", async (range, first, last) => {
    for (const more of [{}, { "if-range": etag }] as Record<string, string>[]) {
      const answer = ask({ range, ...more });
      expect([answer.status, answer.headers.get("content-range")]).toEqual([206, `bytes ${first}-${last}/1000`]);
      expect(answer.headers.get("content-length")).toBe(String(last - first + 1));
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.subarray(first, last + 1));
      expect(answer.headers.get("cache-control")).toContain("no-transform");
    }
  });

  test.each(["bytes=1000-", "bytes=5000-6000", "bytes=-0"])("has no such part: %s", (range) => {
    const answer = ask({ range });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([416, "bytes */1000"]);
  });

  test.each<[string, Record<string, string>, string?]>([
    ["several ranges", { range: "bytes=0-1,5-6" }],
    ["a unit that is none", { range: "lines=1-2" }],
    ["no number at all", { range: "bytes=-" }],
    ["an end before its beginning", { range: "bytes=9-3" }],
    ["another file by now", { range: "bytes=5-9", "if-range": '"other"' }],
    ["a date, which says less than the bytes", { range: "bytes=5-9", "if-range": "Mon, 30 Nov 2026 10:00:00 GMT" }],
    ["HEAD", { range: "bytes=5-9" }, "HEAD"],
  ])("comes whole for %s", (_, headers, method) => expect(ask(headers, method).status).toBe(200));
});
