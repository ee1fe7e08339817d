import { beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { openPage } from "#tests/support/browser/browser.ts";

let page: Page;
beforeAll(async () => {
  ({ page } = await openPage());
});

/** Shows a page of which nothing but colours can be wrong. */
const look = async (words: string, style = "") => {
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>Colours</title><style>
      * { margin: 0 } body { background: #fff; color: #767676; font: 16px sans-serif } ${style}
    </style></head><body><main><h1>Colours</h1>${words}</main></body></html>`,
  );
  await expectAccessible(page, "colours");
};

// Each of these looks like text that was found good, but for one thing.
describe("text whose like was found good is found bad", () => {
  test.each<[what: string, good: [words: string, style?: string], bad: [words: string, style?: string]]>([
    ["on another ground", ["<p>words</p>"], ["<div><p>words</p></div>", "div { background: #eee }"]],
    ["on a ground of its own", ["<p>words</p>"], ["<p>words</p>", "p { background: #eee }"]],
    ["in another colour", ["<p>words</p>"], ["<p>words</p>", "p { color: #888 }"]],
    [
      "in a smaller size",
      ["<p>words</p>", "p { color: #888; font-size: 24px }"],
      ["<p>words</p>", "p { color: #888; font-size: 20px }"],
    ],
    [
      "in another weight",
      ["<p>words</p>", "p { color: #888; font-size: 20px; font-weight: 700 }"],
      ["<p>words</p>", "p { color: #888; font-size: 20px }"],
    ],
    ["half seen through", ["<p>words</p>"], ["<p>words</p>", "p { opacity: 0.7 }"]],
    ["in something half seen through", ["<p>words</p>"], ["<div><p>words</p></div>", "div { opacity: 0.7 }"]],
    [
      "over what it doesn't stand in",
      ["<p>words</p>"],
      [
        "<div></div><p>words</p>",
        "div { background: #eee; height: 60px } p { position: absolute; inset: 45px auto auto 0 }",
      ],
    ],
    [
      "pulled over what stands before it",
      ["<p>words</p>"],
      ["<div></div><p>words</p>", "div { background: #eee; height: 60px } p { margin-top: -50px; position: relative }"],
    ],
    [
      "moved over what stands before it",
      ["<p>words</p>"],
      ["<div></div><p>words</p>", "div { background: #eee; height: 60px } p { transform: translateY(-50px) }"],
    ],
    [
      "in a field that was disabled",
      ["<label>name <input value='words' disabled></label>", "input { color: #999; background: #fff }"],
      ["<label>name <input value='words'></label>", "input { color: #999; background: #fff }"],
    ],
    [
      "that was hidden",
      ["<p>words</p>", "p { color: #aaa; clip-path: inset(50%) }"],
      ["<p>words</p>", "p { color: #aaa }"],
    ],
  ])("%s", async (_, good, bad) => {
    await look(...good);
    await look(...good);
    await expect(look(...bad)).rejects.toThrow("color-contrast");
    // It isn't learnt as good by having been seen.
    await expect(look(...bad)).rejects.toThrow("color-contrast");
  });
});

test("what is not told apart by colours is found as before", async () => {
  await expect(look("<img src=''>")).rejects.toThrow("image-alt");
  await expect(look("<p>words</p>", "p { width: 3000px }")).rejects.toThrow("scrolls sideways");
});
