import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, sourceFiles } from "./files.ts";

/** What each advisory lock is for. Two purposes under one number wait for each other, and may do so in a circle. */
const PURPOSES: Record<string, string[]> = {
  "7416001": ["db/client.server.ts"],
  "7416002": ["app/features/organisations/organisations.server.ts"],
  // Who is in the register, and which bodies there are.
  "7416003": [
    "app/features/organisations/organisations.server.ts",
    "app/features/participation/invite-batches.server.ts",
  ],
  "7416004": ["app/cleaning.server.ts"],
  // Bodies that become one, or several.
  "7416005": ["app/features/stakeholders/duplicates.server.ts", "app/features/stakeholders/successions.server.ts"],
  "7416006": ["app/features/removals/reapply.server.ts"],
  "7416007": ["app/features/heads/keys.server.ts"],
  // Whoever stores a version's files, and whoever takes them away.
  "7416008": ["app/features/exports/version-files.server.ts", "drizzle/0029_version-files-rules.sql"],
  // The first body, at the start.
  "7416009": ["app/features/places/consulting-bodies.server.ts"],
};

test("each advisory lock is taken for one purpose", () => {
  const migrations = readdirSync(join(ROOT, "drizzle")).filter((file) => file.endsWith(".sql"));
  const texts = [
    ...sourceFiles(["app", "db"]),
    ...migrations.map((file) => ({ path: `drizzle/${file}`, text: readFileSync(join(ROOT, "drizzle", file), "utf8") })),
  ];
  const taken: Record<string, string[]> = {};
  for (const { path, text } of texts) {
    for (const [, number = ""] of text.matchAll(/advisory\w*lock\((\d+)\)/g)) {
      taken[number] = [...new Set([...(taken[number] ?? []), path])].sort();
    }
  }
  expect(taken).toEqual(PURPOSES);
});
