/** @import { MetadataFact, MetadataKind } from "./metadata.ts" */

const most = 5;

/** What was found, one entry for each kind, in the order of finding. The same name found twice counts once. */
export class Facts {
  /** @type {Map<MetadataKind, MetadataFact>} */
  #found = new Map();

  /** A value as far as a page shows it; nothing for an empty one. @param {MetadataKind} kind @param {unknown} value */
  add(kind, value) {
    const text = typeof value === "string" ? cleaned(value) : "";
    if (text === "") return;
    const fact = this.#of(kind);
    if (fact.values.includes(text)) return;
    fact.count += 1;
    if (fact.values.length < most) fact.values.push(text);
  }

  /**
   * Counts things of a kind, with the words of one of them as an example.
   * @param {MetadataKind} kind @param {string} [sample]
   */
  count(kind, sample = "") {
    const fact = this.#of(kind);
    fact.count += 1;
    const text = cleaned(sample);
    if (text !== "" && fact.values.length < most) fact.values.push(text);
  }

  list() {
    return [...this.#found.values()];
  }

  /** @param {MetadataKind} kind */
  #of(kind) {
    const fact = this.#found.get(kind) ?? { kind, values: [], count: 0 };
    this.#found.set(kind, fact);
    return fact;
  }
}

/** @param {string} text */
function cleaned(text) {
  const plain = text
    .slice(0, 2_000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  const signs = [...plain];
  return signs.length > 120 ? `${signs.slice(0, 119).join("")}…` : plain;
}
