import { descendants } from "./paper-worker-xml.js";

/** @import { XmlElement } from "./paper-worker-xml.js" */
/** @typedef {{ bold?: boolean, italic?: boolean, struck?: boolean, hidden?: boolean }} TextStyle */
/** @typedef {ReturnType<typeof odtStyles>} OdtStyles */

/**
 * What a style says itself; undefined where it leaves that to its parent.
 * @param {XmlElement} style @returns {TextStyle}
 */
function own(style) {
  const properties = [...descendants(style)].find(({ name }) => name === "style:text-properties")?.attributes ?? {};
  const weight = properties["fo:font-weight"];
  const slant = properties["fo:font-style"];
  const line = properties["style:text-line-through-style"];
  const display = properties["text:display"];
  return {
    ...(weight !== undefined && { bold: /bold|[6-9]00/.test(weight) }),
    ...(slant !== undefined && { italic: slant !== "normal" }),
    ...(line !== undefined && { struck: line !== "none" }),
    ...(display !== undefined && { hidden: display === "none" }),
  };
}

/** The text and list styles of an ODT, those of the content over the shared ones. @param {XmlElement[]} roots */
export function odtStyles(roots) {
  /** @type {Map<string, { parent: string | undefined, own: TextStyle }>} */
  const text = new Map();
  /** @type {Map<string, Set<number>>} */
  const numbered = new Map();
  for (const element of roots.flatMap((root) => [...descendants(root)])) {
    const name = element.attributes["style:name"] ?? "";
    if (element.name === "style:style")
      text.set(name, { parent: element.attributes["style:parent-style-name"], own: own(element) });
    if (element.name === "text:list-style") {
      const levels = [...descendants(element)].filter(
        (level) => level.name === "text:list-level-style-number" && level.attributes["style:num-format"] !== "",
      );
      numbered.set(name, new Set(levels.map((level) => Number(level.attributes["text:level"]))));
    }
  }
  return {
    /** @param {string | undefined} name @returns {TextStyle} */
    text(name) {
      /** @type {TextStyle} */
      let found = {};
      let style = name === undefined ? undefined : text.get(name);
      for (let steps = 0; style && steps < 20; steps += 1) {
        found = { ...style.own, ...found };
        style = style.parent === undefined ? undefined : text.get(style.parent);
      }
      return found;
    },
    /** @param {string} name @param {number} level */
    isOrdered: (name, level) => numbered.get(name)?.has(level) ?? false,
  };
}
