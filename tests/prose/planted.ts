import { domainToUnicode } from "node:url";
import fc from "fast-check";
import { assemble } from "#app/prose/prose-leaves.ts";
import { mapStrings, stringsOf } from "#app/prose/prose-strings.ts";
import { codePoints, type Omission, type Prose } from "#app/prose/prose.ts";
import { plantedWords, proses, spellings, unchanged } from "./blocks-arbitrary.ts";

export interface Planted {
  prose: Prose;
  word: string;
}

const places = fc.array(fc.record({ at: fc.nat(60), spelling: fc.nat(spellings.length - 1) }), {
  minLength: 1,
  maxLength: 4,
});

/** A text that says the word in one paragraph, and wherever else in its blocks chance puts it. */
export const planted: fc.Arbitrary<Planted> = fc.tuple(proses, plantedWords, places).map(([prose, word, chosen]) => {
  const count = stringsOf(prose.blocks).length;
  const spelled = new Map(chosen.map(({ at, spelling }) => [at % count, spellings[spelling] ?? String]));
  let place = -1;
  const put = <V>(value: V, instead: (value: V, spell: (word: string) => string) => V): V => {
    const spell = spelled.get((place += 1));
    return spell ? instead(value, spell) : value;
  };
  const number = Number(word);
  const labels = new Map<string, string>();
  const blocks = mapStrings(prose.blocks, {
    ...unchanged,
    text: (text) => put(text, () => `${text} ${word} ${text}`),
    address: (href) => put(href, (_, spell) => spell(word)),
    label: (typed) => put(typed, () => labels.set(typed, `${word}_${typed}`).get(typed) ?? typed),
    note: (typed) => put(typed, () => word),
    start: (from) => put(from, () => (Number.isNaN(number) ? from : number)),
  });
  const referring = mapStrings(blocks, { ...unchanged, note: (typed) => labels.get(typed) ?? typed });
  return {
    prose: assemble([{ type: "paragraph", runs: [{ text: `Lo dice ${word}, qui.`, start: 0 }] }, ...referring]),
    word,
  };
});

/** Where the word stands in the words of the text: there the office marks it. */
export function marksOf({ prose: { plain }, word }: Planted): Omission[] {
  return [...plain.matchAll(new RegExp(word, "g"))].map(({ index }) => {
    const start = codePoints(plain.slice(0, index));
    return { start, end: start + codePoints(word), reason: "third_party" };
  });
}

export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * What anybody may read in a value who knows how addresses are written; by Node's own functions, not by the product's.
 */
function readable(value: string): string[] {
  if (!value.includes(":")) return [folded(value)];
  const host = URL.canParse(value) ? domainToUnicode(new URL(value).hostname) : "";
  let text = value;
  for (let times = 0; times < 3 && text.includes("%"); times += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      text = text.replace(/%([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
    }
  }
  return [value, text, host].map(folded);
}

/** Every string and number of a value, whatever its fields are called: what JSON of it says. */
const everything = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(everything) : [String(value)];

export const says = (prose: Prose, word: string): boolean =>
  everything(prose).some((each) => readable(each).some((text) => text.includes(folded(word))));
