/**
 * Verifica una prova del Registro delle impronte. Non ha bisogno d'altro che di Node 20.19 o successivo:
 *
 *   node verifica-impronta.mjs PROVA.json [COPIA-DELLE-IMPRONTE]
 *
 * Checks a proof of the register of heads, with nothing but SHA-256 (RFC 6962, section 2.1). `verify` runs in a browser
 * too. It does not check signatures: whether the head is the one that was published, the copy that you kept tells you.
 */

const subtle = globalThis.crypto.subtle;

/**
 * @typedef {object} Proof That an entry is in a head (`index`, `entry`, `chained`), or that a head goes on from `before`.
 * @property {number} [index]
 * @property {string} [entry]
 * @property {string} [chained]
 * @property {string} [before]
 * @property {string[]} path
 * @property {string} head
 */

/** @param {string} hex */
const fromHex = (hex) => {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new Error("not hexadecimal");
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
};
/** @param {Uint8Array} bytes */
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
/** @param {Iterable<number>[]} parts */
const sha256 = async (...parts) => {
  const whole = Uint8Array.from(parts.flatMap((part) => [...part]));
  return toHex(new Uint8Array(await subtle.digest("SHA-256", whole)));
};
/** @param {string} left @param {string} right */
const join = (left, right) => sha256([1], fromHex(left), fromHex(right));
/** @param {string} text */
const hexOfBase64 = (text) => toHex(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));

/**
 * The three lines of a signed head.
 * @param {string | undefined} note
 */
function readHead(note) {
  const [origin = "", size = "", root = ""] = String(note).split("\n");
  if (!/^[1-9]\d{0,14}$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) throw new Error("not a head");
  return { origin, size: Number(size), text: `${origin}\n${size}\n${root}\n`, root: hexOfBase64(root) };
}

/**
 * The largest power of two smaller than `size`: so many leaves stand on the left.
 * @param {number} size
 */
function leftOf(size) {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/**
 * RFC 6962, 2.1.1: the root that the path leads to from the leaf of that index among `size`.
 * @param {string} leaf
 * @param {number} index
 * @param {number} size
 * @param {string[]} path
 * @returns {Promise<string | null>}
 */
async function rootOf(leaf, index, size, path) {
  if (size === 1) return path.length === 0 ? leaf : null;
  const left = leftOf(size);
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const rest = path.slice(0, -1);
  const below = await (index < left ? rootOf(leaf, index, left, rest) : rootOf(leaf, index - left, size - left, rest));
  if (below === null) return null;
  return index < left ? join(below, sibling) : join(sibling, below);
}

/**
 * RFC 6962, 2.1.2: the roots of the first `old` leaves and of all `size` that the path leads to. `whole` while the old
 * tree's root itself stands there, which is in no path.
 * @param {number} old
 * @param {number} size
 * @param {string[]} path
 * @param {string} oldRoot
 * @param {boolean} whole
 * @returns {Promise<[string, string] | null>}
 */
async function rootsOf(old, size, path, oldRoot, whole) {
  if (old === size) {
    if (whole) return path.length === 0 ? [oldRoot, oldRoot] : null;
    const [only] = path;
    return path.length === 1 && only !== undefined ? [only, only] : null;
  }
  const left = leftOf(size);
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const onLeft = old <= left;
  const [oldBelow, sizeBelow] = onLeft ? [old, left] : [old - left, size - left];
  const below = await rootsOf(oldBelow, sizeBelow, path.slice(0, -1), oldRoot, whole && onLeft);
  if (below === null) return null;
  if (onLeft) return [below[0], await join(below[1], sibling)];
  return [await join(sibling, below[0]), await join(sibling, below[1])];
}

/** @param {Proof} proof */
async function verifyEntry({ index = -1, entry = "", chained = "", path, head }) {
  const { size, root } = readHead(head);
  if (!Number.isInteger(index) || index < 0 || index >= size) return { ok: false };
  const facts = await sha256(new TextEncoder().encode(entry));
  const leaf = await sha256([0], fromHex(facts), fromHex(chained));
  if ((await rootOf(leaf, index, size, path)) !== root) return { ok: false };
  const told = JSON.parse(entry);
  return { ok: told.seq === index + 1, told };
}

/** @param {Proof} proof */
async function verifyContinuity({ before, path, head }) {
  const [old, now] = [readHead(before), readHead(head)];
  if (old.size >= now.size) return { ok: false };
  const roots = await rootsOf(old.size, now.size, path, old.root, true);
  return { ok: roots !== null && roots[0] === old.root && roots[1] === now.root };
}

/**
 * `told` is what the entry of the log says.
 * @param {Proof} proof
 * @returns {Promise<{ ok: boolean, told?: { seq: number } }>}
 */
export async function verify(proof) {
  try {
    return await ("entry" in proof ? verifyEntry(proof) : verifyContinuity(proof));
  } catch {
    return { ok: false };
  }
}

/**
 * Whether a copy of heads that somebody kept, however it is indented or quoted, holds the head of the proof.
 * @param {string} copy
 * @param {Proof} proof
 */
export function keeps(copy, proof) {
  const [origin = "", size, root] = readHead(proof.head).text.split("\n");
  const lines = copy.split(/\r?\n/).map((each) => each.replace(/<[^>]*>/g, "").replace(/^[\s>]+|\s+$/g, ""));
  return lines.some((each, at) => each.endsWith(origin) && lines[at + 1] === size && lines[at + 2] === root);
}

/** @param {string[]} files */
async function main([file, kept]) {
  const { readFileSync } = await import("node:fs");
  if (!file) {
    console.log("node verifica-impronta.mjs PROVA.json [COPIA-DELLE-IMPRONTE]");
    return 2;
  }
  const proof = JSON.parse(readFileSync(file, "utf8"));
  const { ok, told } = await verify(proof);
  if (!ok) {
    console.log("NON VA: la prova non porta all'impronta. / WRONG: the proof does not lead to the head.");
    return 1;
  }
  const { size, text } = readHead(proof.head);
  if (told) {
    console.log(`VA BENE: la riga ${told.seq} del registro è nell'impronta delle prime ${size} righe.`);
    console.log(`OK: row ${told.seq} of the log is in the head of the first ${size} rows.`);
    console.log(`La riga dice / the row says:\n${JSON.stringify(told, null, 2)}`);
  } else {
    console.log(`VA BENE: il registro delle prime ${size} righe comincia con quello dell'impronta precedente.`);
    console.log(`OK: the log of the first ${size} rows begins with that of the head before.`);
  }
  console.log(`L'impronta / the head:\n${text}`);
  if (!kept) return 0;
  const found = keeps(readFileSync(kept, "utf8"), proof);
  console.log(`${found ? "È" : "NON è"} tra quelle che hai conservato.`);
  console.log(`It is ${found ? "" : "NOT "}among those that you kept.`);
  return found ? 0 : 1;
}

const { argv = [] } = globalThis.process ?? {};
if (argv[1]?.endsWith("verifica-impronta.mjs")) process.exitCode = await main(argv.slice(2));
