import type { Locator, Page } from "playwright-core";
import { contrast } from "#tests/ui/contrast.ts";

export interface Ring {
  width: number;
  contrast: number;
}
export interface Stop {
  id: number;
  text: string;
  visible: boolean;
  ring: Ring;
}

interface Look {
  id: number;
  text: string;
  visible: boolean;
  width: number;
  ring: string;
  gap: string;
  behind: string;
}

const most = 400;

/** What has the focus and how one sees it; null where nothing in the page has it. */
function look(page: Page): Promise<Look | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12)];
    const top = document.elementFromPoint(x, y);
    const own =
      top !== null &&
      (element.contains(top) ||
        top.contains(element) ||
        [...((element as HTMLInputElement).labels ?? [])].some((label) => label.contains(top)));
    let behind: Element | null = element.parentElement;
    while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    return {
      id: [...document.querySelectorAll("*")].indexOf(element),
      text: (
        (element instanceof HTMLElement && element.innerText) ||
        element.getAttribute("aria-label") ||
        element.getAttribute("name") ||
        element.outerHTML.slice(0, 80)
      )
        .trim()
        .slice(0, 60),
      visible:
        box.width > 0 &&
        box.height > 0 &&
        box.bottom > 0 &&
        box.right > 0 &&
        box.top < innerHeight &&
        box.left < innerWidth &&
        own,
      width: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
      ring: style.outlineColor,
      gap: /rgba?\([^)]*\)/.exec(style.boxShadow)?.[0] ?? style.outlineColor,
      behind: behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)",
    };
  });
}

const hex = (rgb: string): string =>
  `#${(rgb.match(/\d+(\.\d+)?/g) ?? [])
    .slice(0, 3)
    .map((part) => Math.round(Number(part)).toString(16).padStart(2, "0"))
    .join("")}`;

/**
 * Two rings, a dark and a light one: what counts is the better of the two against what lies behind, and that they
 * differ.
 */
function ringOf({ width, ring, gap, behind }: Pick<Look, "width" | "ring" | "gap" | "behind">): Ring {
  const [outer, inner, under] = [hex(ring), hex(gap), hex(behind)];
  return {
    width,
    contrast: Math.min(
      contrast(outer, inner === outer ? under : inner),
      Math.max(contrast(outer, under), contrast(inner, under)),
    ),
  };
}

/** Every stop of the Tab key from the top of the page, until it leaves the page. */
export async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const found = await look(page);
    if (!found || found.id === stops[0]?.id) return stops;
    if (found.id === stops.at(-1)?.id) throw new Error(`Tab doesn't leave «${found.text}».`);
    stops.push({ id: found.id, text: found.text, visible: found.visible, ring: ringOf(found) });
  }
  throw new Error(`The Tab key found no end in ${most} stops.`);
}

/** Goes on with the Tab key until that element has the focus; every stop on the way has to be in sight. */
export async function tabTo(page: Page, selector: string, words?: string): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await look(page);
    if (stop && !stop.visible) throw new Error(`«${stop.text}» has the focus and can't be seen.`);
    const there = await page.evaluate(
      ([wanted, text]) => {
        const element = document.activeElement;
        return (
          element instanceof HTMLElement &&
          element.matches(wanted ?? "") &&
          element.tabIndex >= 0 &&
          (!text || element.innerText.includes(text))
        );
      },
      [selector, words],
    );
    if (there) return;
  }
  throw new Error(`The Tab key never comes to ${words ?? selector}.`);
}

/** The ring of something that has the focus, against any colour: by default against what lies behind it. */
export async function focusRing(element: Locator, behind?: string): Promise<Ring> {
  const found = await look(element.page());
  if (!found) throw new Error("Nothing has the focus.");
  return ringOf(
    behind
      ? { ...found, behind: `rgb(${[1, 3, 5].map((at) => Number.parseInt(behind.slice(at, at + 2), 16)).join(", ")})` }
      : found,
  );
}
