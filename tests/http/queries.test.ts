import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withoutUnknown } from "#app/http/route-name.ts";
import { lineFilter } from "#app/features/portal/line-page.server.ts";
import { readChosen, readKey } from "#app/features/publishing/list-filter.ts";
import { readTarget } from "#app/features/removals/removal.ts";
import { pages, queries } from "#app/urls.js";

/** The names that somebody reads out of a query. */
function namesRead(read: (query: URLSearchParams) => unknown): string[] {
  const names = new Set<string>();
  const query = new URLSearchParams();
  query.get = (name) => {
    names.add(name);
    return null;
  };
  read(query);
  return [...names];
}

const portal = Object.entries(pages).filter(([, [, file]]) => file.startsWith("portal/"));
/** What the page's own file reads by name; the rest is read by functions that the sweep below calls. */
const inFile = (file: string): string[] => {
  const code = readFileSync(join("app/routes", `${file}.tsx`), "utf8");
  return [...code.matchAll(/searchParams(?:\(\)\[0\])?\.get\("(\w+)"\)/gi)].flatMap(([, name]) => name ?? []);
};
const elsewhere: Record<string, string[]> = {
  contributions: namesRead((query) => [readChosen(query), readKey(query)]),
  line: namesRead(lineFilter),
  report: namesRead(readTarget),
};

describe("what a public page may be asked for", () => {
  test.each(portal)("is what it reads: %s", (name, [, file]) => {
    expect([...(queries[name] ?? [])].sort()).toEqual(
      [...new Set([...inFile(file), ...(elsewhere[name] ?? [])])].sort(),
    );
  });

  test("is asked of an address only by those whose reading is swept here", () => {
    const readers = readdirSync("app/routes/portal").filter((file) =>
      /searchParams(?!\.get\("\w+"\))/.test(readFileSync(join("app/routes/portal", file), "utf8")),
    );
    expect(readers.sort()).toEqual(["contributions.tsx", "line.tsx", "report.tsx"]);
  });
});

describe("the address of a public page", () => {
  test.each<[string, string | null]>([
    ["/consultazioni/x", null],
    ["/consultazioni/x?utm_source=posta", "/consultazioni/x"],
    ["/en/consultazioni/x?", null],
    ["/consultazioni/x/contributi?cerca=bus&fbclid=1&linea=2", "/consultazioni/x/contributi?cerca=bus&linea=2"],
    ["/en/consultazioni/x/contributi?cerca=bus", null],
    ["/consultazioni/x/documento/v/1?capoverso=p1", null],
    ["/consultazioni/x/documento/v/1?Capoverso=p1", "/consultazioni/x/documento/v/1"],
    // Not a page of the portal, not a page: theirs to answer.
    ["/gestione/x?any=1", null],
    ["/accedi?next=%2Fprofilo", null],
    ["/consultazioni/x/contributi.csv?any=1", null],
    ["/consultazioni/x.data?_routes=campaign", null],
    ["/nothing/here?any=1", null],
  ])("%s loses what it can't be asked for", (address, plain) => {
    expect(withoutUnknown(new URL(address, "http://x"))).toBe(plain);
  });
});
