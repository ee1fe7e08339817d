/** How often an address is decoded: somebody may have encoded it twice. */
const mostTimes = 4;

/**
 * What an address says: as it is written, and once its percent signs (in UTF-8 or in Latin letters) and the Punycode
 * of its host (RFC 3492) are undone. For looking for words in it, never for opening it: scheme and «www.» are left
 * out.
 */
export function readings(href: string): string[] {
  const written = ["utf-8", "windows-1252"].map((encoding) => unescaped(href, new TextDecoder(encoding)));
  return [...new Set([href, ...written])].map((text) =>
    withoutPunycode(text.replace(/^[a-z]+:(?:\/\/)?(?:www\.)?/i, "")),
  );
}

function unescaped(href: string, decoder: TextDecoder): string {
  let text = href;
  for (let times = 0; times < mostTimes && text.includes("%"); times += 1) {
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, (signs) =>
      decoder.decode(Uint8Array.from(signs.slice(1).split("%"), (byte) => parseInt(byte, 16))),
    );
  }
  return text;
}

const withoutPunycode = (text: string): string =>
  text.replace(/xn--([a-z0-9-]{1,59})/gi, (label, coded: string) => fromPunycode(coded.toLowerCase()) ?? label);

/** RFC 3492, section 6.2; null for what is no Punycode. */
function fromPunycode(coded: string): string | null {
  const basic = coded.lastIndexOf("-");
  const output = [...coded.slice(0, Math.max(0, basic))];
  let [point, bias, at, next] = [128, 72, 0, basic + 1];
  while (next < coded.length) {
    const before = at;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(coded[next] ?? "-");
      if (digit < 0) return null;
      next += 1;
      at += digit * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = output.length + 1;
    bias = adapted(at - before, length, before === 0);
    point += Math.floor(at / length);
    if (point > 0x10ffff) return null;
    at %= length;
    output.splice(at, 0, String.fromCodePoint(point));
    at += 1;
  }
  return output.join("");
}

/** RFC 3492, section 6.1. */
function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
