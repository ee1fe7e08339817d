import type { TestProjectConfiguration } from "vitest/config";

/** As `npm start` runs it: React's development build takes longer, and nobody serves it. */
const env = { NODE_ENV: "production", TRIAL: "1" } as const;
/** Milliseconds, to end what hangs and not to measure: on a busy machine everything takes ten times as long. */
const limits = { testTimeout: 300_000, hookTimeout: 600_000 };
const common = { environment: "node", restoreMocks: true, unstubEnvs: true, env, ...limits } as const;
const tests = (suffix: string) =>
  `tests/{core,prose,http,features,ui,i18n,db,routes,architecture,access,bad-input}/**/*.${suffix}`;

/** What only concerns markup, styles and keys is the same on either database: it runs on the embedded one. */
const markupOnly = ["colours", "keyboard", "states", "machine", "pictures"].map(
  (name) => `tests/journeys/${name}.journey.ts`,
);

/**
 * The three kinds of test: `*.test.ts` are rules and need nothing; `*.db.test.ts` need a database (TEST_DB=pglite or
 * postgres); `*.journey.ts` drive the built server with a browser.
 */
export const testProjects: TestProjectConfiguration[] = [
  {
    extends: true,
    test: {
      ...common,
      name: "rules",
      include: [tests("test.{ts,tsx}")],
      exclude: [tests("db.test.{ts,tsx}")],
      isolate: false,
    },
  },
  {
    extends: true,
    test: {
      ...common,
      name: "commands",
      include: [tests("db.test.{ts,tsx}")],
      // One database per worker: with isolation every file would start its own PGlite.
      isolate: false,
      pool: "forks",
      maxWorkers: 2,
      globalSetup: "tests/support/database/setup-database.ts",
      setupFiles: "tests/support/setup-file.ts",
    },
  },
  {
    extends: true,
    test: {
      ...common,
      name: "journeys",
      include: ["tests/journeys/**/*.journey.ts"],
      exclude: process.env["TEST_DB"] === "postgres" ? markupOnly : [],
      isolate: false,
      pool: "forks",
      maxWorkers: 2,
      globalSetup: [
        "tests/support/database/setup-database.ts",
        "tests/support/browser/setup-browser.ts",
        "tests/support/database/setup-demo.ts",
      ],
      setupFiles: "tests/support/setup-file.ts",
    },
  },
];
