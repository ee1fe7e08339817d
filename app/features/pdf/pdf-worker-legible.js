/** Latin, punctuation and signs that the fonts are known to have: what nearly every document is made of. */
const unusual = /[^\t\n\u0020-\u007E\u00A0-\u017F\u2010-\u2027\u2030-\u203A\u20AC]+/gu;

/**
 * PDF/UA and PDF/A refuse a character that no font can draw. Such a character is written as its code, `[U+1F600]`, so
 * that nothing is dropped and the file stays valid. `isDrawn` asks the compiler.
 * @param {unknown} value @param {(characters: string) => boolean} isDrawn @returns {unknown}
 */
export function legible(value, isDrawn) {
  const found = new Set(strings(value).flatMap((text) => (text.match(unusual) ?? []).flatMap(graphemes)));
  const missing = new Set(
    found.size === 0 || isDrawn([...found].join(" ")) ? [] : [...found].filter((grapheme) => !isDrawn(grapheme)),
  );
  if (missing.size === 0) return value;
  return mapStrings(value, (text) =>
    text.replace(unusual, (part) =>
      graphemes(part)
        .map((one) => (missing.has(one) ? byCode(one) : one))
        .join(""),
    ),
  );
}

const segmenter = new Intl.Segmenter("it", { granularity: "grapheme" });
/**
 * Cuts text into what people see as characters. It is used only for stretches of unusual characters, because
 * Intl.Segmenter takes gigabytes for the whole text of a document.
 * @param {string} text
 */
const graphemes = (text) => [...segmenter.segment(text)].map(({ segment }) => segment);
/** @param {string} grapheme */
const byCode = (grapheme) =>
  `[${[...grapheme].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ")}]`;

/** @param {unknown} value @returns {string[]} */
function strings(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** @param {unknown} value @param {(text: string) => string} change @returns {unknown} */
function mapStrings(value, change) {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((/** @type {unknown} */ part) => mapStrings(part, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapStrings(part, change)]));
}
