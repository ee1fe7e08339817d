import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isOwn, isServer, ROOT, runtimeImports, sourceFiles } from "./files.ts";

/** Modules follow the story of a consultation; each knows only what happened before it. */
const STORY = [
  "files",
  "places",
  "signin",
  "second-factor",
  "people",
  "organisations",
  "sources",
  "campaigns",
  "preparation",
  "portal",
  "news",
  "heads",
  "course",
  "stakeholders",
  "participation",
  "papers",
  "receipts",
  "texts",
  "omissis",
  "drafts",
  "joining",
  "filing",
  "publishing",
  "attachments",
  "intake",
  "tagging",
  "document",
  "composing",
  "removals",
  "formats",
  "docx-odt",
  "pdf",
  "exports",
  "audit",
  "dossiers",
  "archive",
  "privacy",
  "backups",
  "demo",
];

/** The pages that everybody reads: every address, action and refusal, every kind of job and of removal. */
const PLAN = [
  "app/urls.js",
  "app/permissions.ts",
  "app/refusals.ts",
  "app/job-kinds.server.ts",
  "app/removal-kinds.server.ts",
];

/** What each layer may import besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
  top: ["routes", "features", "guide", "ui", "browser", "http", "access", "core", "prose", "i18n", "plan", "db"],
  routes: ["features", "guide", "ui", "browser", "http", "access", "core", "prose", "i18n", "plan"],
  features: ["ui", "browser", "http", "access", "core", "prose", "i18n", "plan", "db"],
  guide: ["ui", "http", "core", "prose", "i18n", "plan"],
  ui: ["http", "access", "core", "prose", "i18n", "plan"],
  browser: ["core", "prose", "i18n", "plan"],
  http: ["access", "core", "prose", "i18n", "plan", "db"],
  access: ["core", "prose", "i18n", "plan", "db"],
  core: ["prose", "i18n", "plan", "db"],
  prose: ["i18n", "plan"],
  plan: [],
  i18n: ["plan"],
  db: [],
};

/**
 * Imports against the direction that are meant, each with its reason. Empty is best; an entry that is no longer needed
 * fails.
 */
const MEANT: Record<string, string> = {};

const files = sourceFiles(["app", "db"]);

function layerOf(path: string): string {
  if (path.startsWith("db/")) return "db";
  if (PLAN.includes(path)) return "plan";
  // The layout of all layouts.
  if (path === "app/root.tsx") return "routes";
  return /^app\/([^/]+)\//.exec(path)?.[1] ?? "top";
}
const moduleOf = (path: string) => /^app\/features\/([^/]+)\//.exec(path)?.[1];

function against(from: string, to: string): boolean {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (source === "features" && target === "features")
    return STORY.indexOf(moduleOf(to) ?? "") > STORY.indexOf(moduleOf(from) ?? "");
  return source !== target && !(MAY_IMPORT[source] ?? []).includes(target);
}

describe("the import direction", () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports.filter((to) => isOwn(to) && against(path, to)).map((to) => `${path} -> ${to}`),
  );

  test("routes -> features, guide -> ui, browser -> http -> access -> core -> prose -> i18n, db; and modules only backwards along the story", () => {
    expect(wrong.filter((pair) => !(pair in MEANT))).toEqual([]);
  });

  test("every exception is still needed", () => {
    expect(Object.keys(MEANT).filter((pair) => !wrong.includes(pair))).toEqual([]);
  });

  test("every layer and module is known, so none escapes the rule", () => {
    expect([...new Set(files.map(({ path }) => layerOf(path)))].filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
    expect(
      [...new Set(files.flatMap(({ path }) => moduleOf(path) ?? []))].filter((name) => !STORY.includes(name)),
    ).toEqual([]);
  });

  test("CONTRIBUTING.md tells the same story", () => {
    const text = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8").replace(/\s+/g, " ");
    expect(/none imports a later one: ([^.]*)\./.exec(text)?.[1]?.split(", ")).toEqual(STORY);
  });

  test("no source file imports a test", () => {
    expect(
      files.flatMap(({ path, imports }) =>
        imports.filter((to) => to.startsWith("tests/")).map((to) => `${path} -> ${to}`),
      ),
    ).toEqual([]);
  });
});

describe("what runs only on the server", () => {
  const mayTouch = (path: string) => isServer(path) || path === "app/server.ts" || path.startsWith("db/");
  /**
   * Remix takes the loader and the action out of these before the browser gets them, and fails the build where it
   * can't.
   */
  const isRoute = (path: string) => layerOf(path) === "routes";

  test("only *.server files import the database, types aside", () => {
    expect(
      files
        .filter(({ path }) => !mayTouch(path))
        .flatMap((file) =>
          runtimeImports(file)
            .filter((to) => to.startsWith("db/"))
            .map((to) => `${file.path} -> ${to}`),
        ),
    ).toEqual([]);
  });

  test("only *.server files and routes import *.server files, types aside", () => {
    expect(
      files
        .filter(({ path }) => !mayTouch(path) && !isRoute(path))
        .flatMap((file) =>
          runtimeImports(file)
            .filter(isServer)
            .map((to) => `${file.path} -> ${to}`),
        ),
    ).toEqual([]);
  });

  test("only *.server files import node: modules, zod or marked, which the browser would have to load", () => {
    const heavy =
      /^(node:|zod$|zod\/|marked$|drizzle-orm|postgres$|@electric-sql\/|lucia$|nodemailer$|pino$|@zxcvbn-ts\/)/;
    const shared = files
      .filter(({ path }) => path.endsWith(".ts") || path.endsWith(".tsx"))
      .filter(({ path }) => !mayTouch(path) && !isRoute(path));
    expect(
      shared.flatMap((file) =>
        runtimeImports(file)
          .filter((to) => heavy.test(to))
          .map((to) => `${file.path} -> ${to}`),
      ),
    ).toEqual([]);
  });
});

describe("rules", () => {
  /** Builders of files out of a published version: pure functions, but a document format is a package's business. */
  const builders = /^app\/features\/(formats|docx-odt|pdf)\//;

  test("a rule file imports no package", () => {
    const rules = files.filter(
      ({ path }) => moduleOf(path) && path.endsWith(".ts") && !isServer(path) && !builders.test(path),
    );
    expect(
      rules.flatMap((file) =>
        runtimeImports(file)
          .filter((to) => !isOwn(to))
          .map((to) => `${file.path} -> ${to}`),
      ),
    ).toEqual([]);
  });

  test("mails are handed over in one place, which keeps account of addresses that fail", () => {
    const naming = files.filter(({ text }) => text.includes("transmitMail")).map(({ path }) => path);
    expect(naming.sort()).toEqual(["app/core/mail.server.ts", "app/features/news/mail-failures.server.ts"]);
  });

  test("Lucia is behind one file, so that it can be replaced by itself", () => {
    expect(
      files
        .filter(({ imports }) => imports.some((to) => to === "lucia" || to.startsWith("@lucia-auth/")))
        .map(({ path }) => path),
    ).toEqual(["app/access/session.server.ts"]);
  });
});
