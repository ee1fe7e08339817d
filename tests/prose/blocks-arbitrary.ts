import fc from "fast-check";
import { mapStrings, type Strings } from "#app/prose/prose-strings.ts";
import type { Block, Prose, Run } from "#app/prose/prose.ts";
import { assemble } from "#app/prose/prose-leaves.ts";

/**
 * A value for each field, the optional ones too: a field that is added to the blocks and not generated here doesn't
 * compile.
 */
type Fields<T> = { [K in keyof T]-?: fc.Arbitrary<T[K]> };
type OfType<T extends Block["type"]> = Extract<Block, { type: T }>;

const words = fc
  .array(fc.constantFrom("lavoro", "città", "il", "1975", "😀", "art. 3", "«qui»", "e\u0300"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.join(" "));
const sometimes = <V>(value: V) => fc.option(fc.constant(value), { nil: undefined, freq: 3 });

const run: Fields<Run> = {
  text: words,
  start: fc.constant(0),
  bold: sometimes(true as const),
  italic: sometimes(true as const),
  href: fc.option(
    fc.constantFrom("https://esempio.it/a?b=c#d", "mailto:ufficio@esempio.it", "http://www.esempio.it/lavoro"),
    { nil: undefined, freq: 2 },
  ),
  note: fc.constant(undefined),
  omissis: fc.constant(undefined),
};
const label = fc.constantFrom("a", "nota", "1");
const reference: Fields<Run> = { ...run, text: fc.constant(""), href: fc.constant(undefined), note: label };
const record = <T>(fields: Fields<T>): fc.Arbitrary<T> =>
  fc
    .record(fields as Record<string, fc.Arbitrary<unknown>>)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T);
const runs = fc.array(
  fc.oneof({ weight: 5, arbitrary: record<Run>(run) }, { weight: 1, arbitrary: record<Run>(reference) }),
  { minLength: 1, maxLength: 3 },
);

const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => {
  const blocks = tie("blocks");
  const kinds: { [T in Block["type"]]: Fields<OfType<T>> } = {
    heading: { type: fc.constant("heading"), level: fc.constantFrom(2, 3, 4), runs, office: sometimes(true as const) },
    paragraph: { type: fc.constant("paragraph"), runs, office: sometimes(true as const) },
    quote: { type: fc.constant("quote"), blocks },
    list: {
      type: fc.constant("list"),
      ordered: fc.boolean(),
      from: fc.constantFrom(1, 1, 3, 40),
      items: fc.array(blocks, { minLength: 1, maxLength: 3 }),
    },
    table: {
      type: fc.constant("table"),
      head: fc.array(runs, { minLength: 1, maxLength: 2 }),
      rows: fc.array(fc.array(runs, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    },
    footnote: { type: fc.constant("footnote"), label, blocks },
    rule: { type: fc.constant("rule") },
  };
  const flat = [kinds.paragraph, kinds.paragraph, kinds.heading, kinds.table, kinds.rule] as Fields<Block>[];
  const deep = [kinds.quote, kinds.list, kinds.footnote] as Fields<Block>[];
  return {
    blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3, depthIdentifier: "blocks" }),
    block: fc.oneof(
      { depthSize: "small", depthIdentifier: "blocks" },
      ...flat.map((each) => record<Block>(each)),
      ...deep.map((each) => record<Block>(each)),
    ),
  };
});

/**
 * Trees of blocks as the parser makes them: footnotes at the end, each with a label of its own; some references lead
 * nowhere.
 */
export const proses: fc.Arbitrary<Prose> = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => {
  const labels: string[] = [];
  const own = mapStrings(blocks, {
    ...unchanged,
    label: (typed) => labels[labels.push(`${typed}${labels.length}`) - 1] ?? typed,
  });
  const led = mapStrings(own, {
    ...unchanged,
    note: (typed) => labels.find((each) => each.startsWith(typed)) ?? typed,
  });
  return assemble([
    ...led.filter((each) => each.type !== "footnote"),
    ...led.filter((each) => each.type === "footnote"),
  ]);
});

export const unchanged: Strings = {
  text: (text) => text,
  address: (href) => href,
  label: (typed) => typed,
  note: (typed) => typed,
  start: (from) => from,
  reason: (code) => code,
};

/** A word that nothing else holds, as people's names are: letters with accents, or figures. */
export const plantedWords = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom("Q", "W", "K"),
        fc.string({ unit: fc.constantFrom(..."qwkjxyòèüñ"), minLength: 4, maxLength: 9 }),
      )
      .map(([first, rest]) => first + rest),
  },
  { weight: 1, arbitrary: fc.integer({ min: 600_000, max: 999_000 }).map(String) },
);

/** Ways in which an address writes a word. */
export const spellings: readonly ((word: string) => string)[] = [
  (word) => `https://esempio.it/${word}`,
  (word) => `https://esempio.it/?da=${encodeURIComponent(word)}`,
  (word) => `https://esempio.it/${[...Buffer.from(word)].map((byte) => `%${byte.toString(16)}`).join("")}`,
  (word) =>
    `https://esempio.it/${[...word]
      .map((sign) => `%${(sign.codePointAt(0) ?? 0).toString(16)}`)
      .join("")
      .toUpperCase()}`,
  (word) => `https://esempio.it/${encodeURIComponent(encodeURIComponent(word))}`,
  (word) => `mailto:${word.toUpperCase()}@posta.it`,
  (word) => `mailto:signor${word.normalize("NFD").replace(/\p{M}/gu, "")}1@posta.it`,
  (word) => new URL(`https://www.${word}.it/pagina`).href,
  (word) => new URL(`http://x.it/#${word.slice(0, 2)}-${word.slice(2)}`).href,
];
