/** One value of DER (X.690): its tag and its content. */
export interface Der {
  tag: number;
  content: Uint8Array;
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Writes a value of fewer than 128 bytes, which is all that a request for a time-stamp needs. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const bytes = joined(content);
  if (bytes.length > 127) throw new Error(`A value of ${bytes.length} bytes is too long to be written here`);
  return joined([Uint8Array.of(tag, bytes.length), bytes]);
}

/** The value that begins the bytes, and the bytes after it. Throws where they are no DER. */
export function readDer(bytes: Uint8Array): { value: Der; bytes: Uint8Array; rest: Uint8Array } {
  const [tag = 0, first = 0] = bytes;
  // Tags above 30 and lengths above four gigabytes, which no time-stamp has, are not read.
  if (bytes.length < 2 || (tag & 31) === 31) throw new Error("This is no DER");
  const more = first > 127 ? first - 128 : 0;
  if (first === 128 || more > 4) throw new Error("This is no DER");
  const length = more === 0 ? first : bytes.slice(2, 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  const [start, end] = [2 + more, 2 + more + length];
  if (bytes.length < end) throw new Error("This DER is cut off");
  return { value: { tag, content: bytes.slice(start, end) }, bytes: bytes.slice(0, end), rest: bytes.slice(end) };
}

/** The values that a sequence or set is made of. */
export function partsOf(content: Uint8Array): Der[] {
  const parts: Der[] = [];
  for (let rest = content; rest.length > 0; ) {
    const { value, rest: after } = readDer(rest);
    parts.push(value);
    rest = after;
  }
  return parts;
}
