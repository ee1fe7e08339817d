import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const CONTENT = join(import.meta.dirname, "..", "..", "db", "seed", "content");
const ENDINGS = [
  "mento",
  "zione",
  "abile",
  "ante",
  "oso",
  "ismo",
  "ista",
  "ura",
  "eria",
  "evole",
  "ando",
  "iamo",
  "eremo",
  "ivano",
  "assero",
];
const WORDS = 30_000;

/** mulberry32: the same texts for the same seed. @param {number} seed @returns {() => number} in [0, 1) */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The words of the demo's own texts by how often they come, and after them rarer ones made of their stems. */
function vocabulary() {
  const counts = new Map();
  for (const name of readdirSync(CONTENT, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    for (const [text] of readFileSync(join(CONTENT, name), "utf8").matchAll(/"[^"\n]{40,}"|`[^`]{40,}`/g)) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}{2,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  const known = new Set(words);
  const own = words.length;
  for (let i = 0; words.length < WORDS; i += 1) {
    const made =
      (words[i % own] ?? "").slice(0, 6) +
      (ENDINGS[Math.floor(i / own) % ENDINGS.length] ?? "") +
      (i >= own * ENDINGS.length ? "re" : "");
    if (!known.has(made)) {
      known.add(made);
      words.push(made);
    }
    if (i > own * ENDINGS.length * 2) throw new Error("The vocabulary is too small.");
  }
  return words;
}

/** Draws a rank by Zipf's law. @param {number} count @param {number} exponent @param {() => number} random */
export function zipf(count, exponent, random) {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) sums[rank] = sum += 1 / (rank + 1) ** exponent;
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/**
 * Texts as long as the demo's (log-normal by their median and spread), in sentences and paragraphs, as the product
 * stores them.
 * @param {{ count: number, median: number, spread: number, seed: number }} wanted
 */
export function* texts({ count, median, spread, seed }) {
  const random = randomOf(seed);
  const words = vocabulary();
  const rank = zipf(words.length, 1.02, random);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const sentence = () => {
    const some = Array.from({ length: 6 + Math.floor(random() * 22) }, () => words[rank()] ?? "").join(" ");
    return `${some.charAt(0).toUpperCase()}${some.slice(1)}.`;
  };
  for (let n = 0; n < count; n += 1) {
    const length = Math.max(200, Math.round(median * Math.exp(spread * normal())));
    const paragraphs = [];
    /** @type {[number, number][]} */
    const sentences = [];
    let at = 0;
    while (at < length) {
      const own = Array.from({ length: 2 + Math.floor(random() * 4) }, sentence);
      const text = own.join(" ");
      paragraphs.push({ type: "paragraph", runs: [{ text, start: at }] });
      let start = at;
      for (const each of own) {
        sentences.push([start, start + each.length]);
        start += each.length + 1;
      }
      at += text.length + 1;
    }
    const title = sentence().slice(0, 60 + Math.floor(random() * 40));
    yield { title, blocks: paragraphs, plain: paragraphs.map(({ runs: [run] }) => run?.text).join("\n"), sentences };
  }
}
