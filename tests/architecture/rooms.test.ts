import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { note, OUTPUT } from "#tests/support/run/notes.ts";
import { ROOT, sourceFiles } from "./files.ts";

/** A room is a folder under features, routes or ui, or else one directly under app. */
const roomOf = (path: string): string =>
  /^app\/(?:features|routes|ui)\/[^/]+(?=\/)/.exec(path)?.[0] ?? /^app\/[^/]+(?=\/)/.exec(path)?.[0] ?? "app";

const files = sourceFiles(["app"]).map((file) => ({ ...file, room: roomOf(file.path) }));
const rooms = [...new Set(files.map(({ room }) => room))].sort().map((room) => {
  const own = files.filter((file) => file.room === room);
  const lines = own.map((file) => file.lines).sort((a, b) => a - b);
  return {
    room,
    files: own.length,
    lines: lines.reduce((sum, each) => sum + each, 0),
    median: lines[Math.floor(lines.length / 2)] ?? 0,
    asks: new Set(own.flatMap((file) => file.imports.map(roomOf)).filter((to) => to !== room)),
  };
});
const features = rooms.filter(({ room }) => room.startsWith("app/features/"));

test("no two features import each other; the table of all rooms is written beside the run's other notes", () => {
  const bothWays = (one: (typeof rooms)[number]) =>
    features.filter((other) => one.asks.has(other.room) && other.asks.has(one.room)).map(({ room }) => room);
  const table = rooms.map((each) =>
    [each.room, each.files, each.lines, each.median, features.includes(each) ? bothWays(each).length : ""].join("\t"),
  );
  const path = join(OUTPUT, "rooms.tsv");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${["room", "files", "lines", "median", "both ways"].join("\t")}\n${table.join("\n")}\n`);
  note("Rooms", `${features.length} features; files, lines and imports of each room are in tests/.output/rooms.tsv`);
  expect(features.flatMap((each) => bothWays(each).map((other) => `${each.room} <-> ${other}`))).toEqual([]);
});

/** So many names are still read at one glance; a folder with more has a second subject in it. */
const MOST_FILES = 27;

/** Folders that hold more because they have one subject, each with its reason. One that no longer needs it fails. */
const ONE_SUBJECT: Record<string, string> = {
  "app/i18n/en": "the words of one language, a file for each part of the product, looked up by name",
  "app/i18n/it": "the words of one language, a file for each part of the product, looked up by name",
};

/** The folders in which more files of code and of styles lie side by side. */
function fullFolders(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.parentPath.includes(".output") && entry.name !== ".output")
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readdirSync(path).filter((name) => /\.(ts|tsx|js|scss)$/.test(name)).length > MOST_FILES)
    .map((path) => relative(ROOT, path).replaceAll("\\", "/"))
    .sort();
}

test(`no folder has more than ${MOST_FILES} files of code, where it hasn't one subject`, () => {
  expect(fullFolders(["app", "db", "tests"])).toEqual(Object.keys(ONE_SUBJECT));
});
