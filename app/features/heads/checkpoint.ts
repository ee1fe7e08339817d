/** A head of the tree as C2SP tlog-checkpoint writes it; `root` is Base64. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: string;
}

/** One signature line of a C2SP signed note: `value` is Base64 of the key's id (4 bytes) and the signature. */
export interface Signature {
  name: string;
  value: string;
}

export interface SignedHead extends Checkpoint {
  /** The text that the signatures sign: three lines, each with its line feed. */
  text: string;
  signatures: Signature[];
}

/**
 * The origin of the log, which is also the name of the key in each signature line: an address without its scheme, as
 * C2SP recommends.
 */
export const originOf = (host: string): string => `${host}/registro-impronte`;

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root}\n`;

export const signedNote = (text: string, signatures: readonly Signature[]): string =>
  `${text}\n${signatures.map(({ name, value }) => `— ${name} ${value}\n`).join("")}`;

/**
 * What may stand before each line of a kept note: mail programs indent or quote it, and in a saved page a mark stands
 * before it. The words of the note itself stay the same.
 */
const margin = "[ \\t>]*";
const line = (form: string): string => `${margin}${form}[ \\t]*\\n`;
const noteForm = new RegExp(
  `(?:^|>)${line("([^\\s<>]+)")}${line("(0|[1-9]\\d{0,14})")}${line("([A-Za-z0-9+/]{43}=)")}${line("")}` +
    `((?:${margin}— \\S+ [A-Za-z0-9+/]+={0,2}[ \\t]*(?:\\n|$))+)`,
  "gm",
);
const signatureForm = /— (\S+) ([A-Za-z0-9+/]+={0,2})/g;

/**
 * Every signed head in a text that somebody kept: notes one after the other, mails with or without their headers,
 * copies of the feed. Anything else in the text is passed over.
 */
export function findHeads(kept: string): SignedHead[] {
  const lines = readable(kept).replace(/\r\n?/g, "\n");
  return [...lines.matchAll(noteForm)].map(([, origin = "", size = "", root = "", signed = ""]) => {
    const head = { origin, size: Number(size), root };
    const signatures = [...signed.matchAll(signatureForm)].map(([, name = "", value = ""]) => ({ name, value }));
    return { ...head, text: checkpointText(head), signatures };
  });
}

/** A mail saved as a file has its dashes as quoted-printable (RFC 2045, 6.7). */
function readable(kept: string): string {
  if (!kept.includes("=E2=80=94")) return kept;
  const bytes = kept
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16)));
  return new TextDecoder().decode(
    Uint8Array.from(bytes, (sign) => (sign.charCodeAt(0) <= 255 ? sign.charCodeAt(0) : 63)),
  );
}
