import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ROOT, sourceFiles } from "./files.ts";

/** What is true of one city only. Words, zone and bounds of its districts, as they once stood in the code. */
const OF_ONE_CITY: Record<string, RegExp> = {
  "its name": /\bTorin|\bTurin/i,
  "its time zone": /Europe\/Rome/,
  "how many districts it has":
    /\[[01]-8\]|\[1, 2, 3, 4, 5, 6, 7, 8\]|\blength: 8\b|\.max\(8\)|[Dd]a 1 a 8|[Ff]rom 1 to 8/,
};

/** Where it is meant, each with its reason. An entry that is no longer needed fails. */
const MEANT: Record<string, string> = {
  "app/i18n/time.ts: its time zone": "the zone of every page and mail until each campaign shows its own",
  "app/http/client.server.ts: how many districts it has": "eight groups of an IPv6 address",
};

/** A file as it runs: what stands in comments is no behaviour. */
const withoutComments = ({ path, text }: { path: string; text: string }): string =>
  ts
    .createPrinter({ removeComments: true })
    .printFile(
      ts.createSourceFile(
        path,
        text,
        ts.ScriptTarget.Latest,
        false,
        path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
      ),
    );

const guide = (["it", "en"] as const).flatMap((lang) =>
  readdirSync(join(ROOT, "app/guide", lang), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `app/guide/${lang}/${name}`)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") })),
);

const found = [
  ...sourceFiles(["app", "db"])
    .filter(({ path }) => !path.startsWith("db/seed/"))
    .map((file) => ({ path: file.path, text: withoutComments(file) })),
  ...guide,
].flatMap(({ path, text }) =>
  Object.entries(OF_ONE_CITY)
    .filter(([, pattern]) => pattern.test(text))
    .map(([what]) => `${path}: ${what}`),
);

describe("one city stands in the demo's content and nowhere in the code:", () => {
  test("no file has its name, its zone or the number of its districts", () => {
    expect(found.filter((each) => !(each in MEANT))).toEqual([]);
  });

  test("and each exception is still one", () => {
    expect(Object.keys(MEANT).filter((each) => !found.includes(each))).toEqual([]);
  });
});
