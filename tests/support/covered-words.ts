import { domainToUnicode } from "node:url";
import { folded } from "#tests/prose/planted.ts";
import type { PublicAnswer } from "./public-bytes.ts";

/**
 * A body as somebody reads it who knows how addresses are written, in one of the two ways that percent signs are meant.
 */
function decoded(text: string, encoding: "utf8" | "latin1"): string {
  let plain = text.replace(/xn--[a-z0-9-]+/gi, (label) => domainToUnicode(label) || label);
  for (let times = 0; times < 3; times += 1) {
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, (signs) =>
      Buffer.from(signs.replaceAll("%", ""), "hex").toString(encoding),
    );
  }
  return plain;
}

/** Where one of the words can be read; figures only where they stand by themselves, since hashes are full of them. */
export function found(read: readonly Pick<PublicAnswer, "path" | "text">[], of: readonly { word: string }[]): string[] {
  return read.flatMap(({ path, text }) => {
    const bodies = [decoded(text, "utf8"), decoded(text, "latin1")];
    const letters = bodies.map((body) =>
      body
        .split(/[\s"<>]+/)
        .map(folded)
        .join(" "),
    );
    const holds = (word: string) => {
      if (!/^\d+$/.test(word)) return letters.some((each) => each.includes(folded(word)));
      return bodies.some((body) => new RegExp(`(?<![0-9a-z])${word}(?![0-9a-z])`, "i").test(body));
    };
    return of.filter(({ word }) => holds(word)).map(({ word }) => `${path}: ${word}`);
  });
}
