import { SaxesParser } from "saxes";

/** @import { ImportFailure, Loss, LossKind } from "./paper.ts" */

/** How many elements may stand inside each other: Word's deepest tables need about sixty. */
const deepest = 300;
const mostElements = 2_000_000;

/** Thrown for a paper that is not taken, with the code of the reason. */
export class Refused extends Error {
  /** @param {ImportFailure} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/** What could not be kept, one entry for each kind, in the order of finding. */
export class Losses {
  /** @type {Map<LossKind, Loss>} */
  #found = new Map();

  /** @param {LossKind} kind @param {string} [text] @param {number} [count] */
  add(kind, text = "", count = 1) {
    const known = this.#found.get(kind) ?? { kind, count: 0 };
    known.count += count;
    const sample = [...text.slice(0, 400).toWellFormed().replace(/\s+/g, " ").trim()].slice(0, 80).join("");
    if (known.sample === undefined && sample !== "") known.sample = sample;
    this.#found.set(kind, known);
  }

  list() {
    return [...this.#found.values()];
  }
}

/** @typedef {{ name: string, attributes: Record<string, string>, children: (XmlElement | string)[] }} XmlElement */

/**
 * Reads a part without namespaces (office programs write fixed prefixes). A DOCTYPE is refused: no office program
 * writes one, and entities are how a kilobyte becomes a gigabyte.
 * @param {string} xml
 * @param {{ open?: (name: string, attributes: Record<string, string>) => void, close?: (name: string) => void,
 *   text?: (text: string) => void }} on
 */
export function readXml(xml, on) {
  const parser = new SaxesParser();
  let depth = 0;
  let elements = 0;
  parser.on("error", () => {
    throw new Refused("broken");
  });
  parser.on("doctype", () => {
    throw new Refused("broken");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    elements += 1;
    if (depth > deepest) throw new Refused("broken");
    if (elements > mostElements) throw new Refused("too_large");
    on.open?.(tag.name, /** @type {Record<string, string>} */ (tag.attributes));
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    on.close?.(tag.name);
  });
  parser.on("text", (text) => on.text?.(text));
  parser.on("cdata", (text) => on.text?.(text));
  parser.write(xml).close();
}

/** A part as a tree, at most as deep as `readXml` allows. @param {string} xml @returns {XmlElement} */
export function xmlTree(xml) {
  /** @type {XmlElement} */
  const root = { name: "", attributes: {}, children: [] };
  const open = [root];
  readXml(xml, {
    open(name, attributes) {
      const element = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (text) => void open.at(-1)?.children.push(text),
  });
  return root;
}

/** The text under an element. @param {XmlElement} element @returns {string} */
export function textOf(element) {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** Every element under one, in order. @param {XmlElement} element @returns {Generator<XmlElement>} */
export function* descendants(element) {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    yield child;
    yield* descendants(child);
  }
}
