import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { note, OUTPUT } from "#tests/support/run/notes.ts";
import { sourceFiles } from "./files.ts";

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
