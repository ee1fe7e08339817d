import type { Locator, Page } from "playwright-core";

/** Waits until React answers on this page: from then on a click does what the page's scripts say. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
  await page.waitForLoadState("networkidle");
}

/** Selects those words by dragging the mouse over them, as a reader does. They must stand in one piece of the text. */
export async function dragOver(root: Locator, words: string): Promise<void> {
  const ends = await root.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: "center" });
      const lines = [...range.getClientRects()];
      const [first, last] = [lines[0], lines.at(-1)];
      return first && last
        ? {
            x1: first.left + 0.5,
            y1: first.top + first.height / 2,
            x2: last.right - 0.5,
            y2: last.top + last.height / 2,
          }
        : null;
    }
    return null;
  }, words);
  if (!ends) throw new Error(`«${words}» doesn't stand in one piece of the text.`);
  const { mouse } = root.page();
  await mouse.move(ends.x1, ends.y1);
  await mouse.down();
  await mouse.move((ends.x1 + ends.x2) / 2, (ends.y1 + ends.y2) / 2);
  await mouse.move(ends.x2, ends.y2);
  await mouse.up();
}
