import type { Result } from "axe-core";
import type { Page } from "playwright-core";

declare const axe: typeof import("axe-core");
type Contrast = { contrastRatio?: number } | null;

/** The looks that axe found good in this process: text of these colours, size and weight, on what lies behind it. */
const good = new Set<string>();

/**
 * What axe finds of the contrast of text with what lies behind it. To compare colours takes axe longer than all its
 * other rules together, and pages share most of their looks. So text is left out that looks like text which axe found
 * good before: of the same colour, size, weight and shadow, within the same colours and opacities. Two kinds of text
 * are compared each time: what may lie on something else than what it stands in (positioned, moved, pulled over its
 * neighbours), and what axe is not sure of.
 */
export async function colourFaults(page: Page, part: string): Promise<Result[]> {
  const { faults, passed } = await page.evaluate(compareColours, { part, known: [...good] });
  if (faults.length === 0) for (const look of passed) good.add(look);
  return faults;
}

/** Runs in the page, where axe has been loaded. */
async function compareColours({
  part,
  known,
}: {
  part: string;
  known: string[];
}): Promise<{ faults: Result[]; passed: string[] }> {
  const around = new Map<Element, string | null>();
  /** What lies behind the text of an element; null where that can't be told from the elements that it stands in. */
  const behind = (element: Element | null): string | null => {
    if (!element) return "";
    const told = around.get(element);
    if (told !== undefined) return told;
    const style = getComputedStyle(element);
    const outer = behind(element.parentElement);
    const moved =
      ["absolute", "fixed", "sticky"].includes(style.position) ||
      style.transform !== "none" ||
      style.translate !== "none" ||
      [style.marginTop, style.marginRight, style.marginBottom, style.marginLeft].some((each) => each.startsWith("-"));
    const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join();
    const whole = outer === null || moved ? null : own === blank ? outer : `${outer}|${own}`;
    around.set(element, whole);
    return whole;
  };
  const blank = "rgba(0, 0, 0, 0),none,1,none,normal";
  const lookOf = (element: Element): string | null => {
    const under = behind(element);
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    return under === null ? null : [color, fontSize, fontWeight, textShadow, under].join();
  };
  const hasWords = (element: Element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const seen = new Set(known);
  const include = [...document.querySelectorAll(part)]
    .flatMap((root) => [root, ...root.querySelectorAll("*")])
    .filter((element) => element.checkVisibility() && hasWords(element))
    .filter((element) => {
      const look = lookOf(element);
      return look === null || !seen.has(look);
    });
  if (include.length === 0) return { faults: [], passed: [] };
  const { violations, passes } = await axe.run(
    { include },
    { runOnly: ["color-contrast"], resultTypes: ["violations", "passes"], elementRef: true },
  );
  // Text that axe did not compare, because it is hidden, passes too.
  const compared = passes.flatMap(({ nodes }) =>
    nodes.filter(({ any }) => any.some(({ data }) => typeof (data as Contrast)?.contrastRatio === "number")),
  );
  const looks = compared.map(({ element }) => (element ? lookOf(element as unknown as Element) : null));
  return { faults: violations, passed: looks.filter((look) => look !== null) };
}
