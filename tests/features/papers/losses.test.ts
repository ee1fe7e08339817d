import { expect, test } from "vitest";
import { Losses } from "#app/features/papers/paper-worker-xml.js";

test("a sample never ends in half a character: the database takes none", () => {
  const losses = new Losses();
  losses.add("comments", `${" ".repeat(399)}\u{1F642} detto`);
  losses.add("images", `primo${" ".repeat(394)}\u{1F642}`);
  expect(losses.list().every(({ sample }) => sample === undefined || sample.isWellFormed())).toBe(true);
});
