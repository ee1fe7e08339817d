/**
 * What is said of one item of OWASP ASVS 5.0.0, in our own short words: `held` by tests or documents that exist,
 * `na` where the program has nothing of the kind, or `open`, the last two with the reason. Of each proof the first
 * part is a file of this repository, the second a test's title as it stands there, or a document's heading.
 * @typedef {{ what: string } & (
 *   | { held: [file: string, name: string][]; na?: never; open?: never }
 *   | { na: string; held?: never; open?: never }
 *   | { open: string; held?: never; na?: never }
 * )} Item
 * @typedef {Record<string, Item>} Items
 */

/** @type {(item: Item) => "held" | "na" | "open"} */
export const stateOf = (item) => (item.held ? "held" : item.na ? "na" : "open");
