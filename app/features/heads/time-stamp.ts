import { der, partsOf, readDer, type Der } from "./der.ts";

/** Tags of DER. */
const [bool, integer, octets, nothing, id, generalTime, sequence] = [1, 2, 4, 5, 6, 24, 48];
const choice0 = 0xa0;
/** 2.16.840.1.101.3.4.2.1, SHA-256. */
const sha256 = Uint8Array.of(0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01);

/**
 * Eight bytes as a positive integer in DER: without the zero byte before it, an integer whose first bit is set would be
 * negative.
 */
const positive = (nonce: Uint8Array): Uint8Array => {
  const trimmed = nonce.slice(
    Math.max(
      0,
      nonce.findIndex((byte) => byte !== 0),
    ),
  );
  return (trimmed[0] ?? 0) > 127 ? Uint8Array.of(0, ...trimmed) : trimmed;
};

const imprint = (digest: Uint8Array): Uint8Array =>
  der(sequence, der(sequence, der(id, sha256), der(nothing)), der(octets, digest));

/**
 * A request for a time-stamp (RFC 3161, 2.4.1) over a SHA-256. It asks for the authority's certificates, so that the
 * token can still be checked when nobody publishes them any more.
 */
export const stampRequest = (digest: Uint8Array, nonce: Uint8Array): Uint8Array =>
  der(
    sequence,
    der(integer, Uint8Array.of(1)),
    imprint(digest),
    der(integer, positive(nonce)),
    der(bool, Uint8Array.of(0xff)),
  );

export interface Stamp {
  /** The token as a file of its own (CMS, DER). */
  token: Uint8Array;
  /** The instant that the authority names. */
  at: Date;
}

/**
 * The token in an authority's answer (RFC 3161, 2.4.2). Throws where none was granted, or where it isn't about that
 * digest and that nonce. The signature is not checked here: that needs the authority's root certificate, which only the
 * reader can choose; `openssl ts -verify` does it.
 */
export function readStamp(answer: Uint8Array, digest: Uint8Array, nonce: Uint8Array): Stamp {
  const { value: status, rest: token } = readDer(sole(answer).content);
  const granted = partsOf(status.content)[0]?.content;
  // 0 is granted, 1 is granted with changes; everything else is a refusal, and has no token.
  if (granted?.length !== 1 || (granted[0] ?? 2) > 1) throw new Error("The authority has not granted a time-stamp");
  const [, , said, , time, ...optional] = partsOf(tokenInfo(token));
  if (!said || !same(said.content, sole(imprint(digest)).content))
    throw new Error("The time-stamp is for something else");
  const answers = optional.some(({ tag, content }) => tag === integer && same(content, positive(nonce)));
  if (!answers) throw new Error("The time-stamp answers another request");
  return { token, at: readTime(time) };
}

/** The TSTInfo within SignedData within ContentInfo (RFC 5652, 3 and 5.1). */
function tokenInfo(token: Uint8Array): Uint8Array {
  const signed = sole(partsOf(sole(token).content).find(({ tag }) => tag === choice0)?.content);
  const enclosed = partsOf(signed.content)[2];
  const content = partsOf(enclosed?.content ?? new Uint8Array()).find(({ tag }) => tag === choice0);
  return sole(sole(content?.content).content).content;
}

function sole(bytes: Uint8Array = new Uint8Array()): Der {
  const { value, rest } = readDer(bytes);
  if (rest.length > 0) throw new Error("There is something after the end");
  return value;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** GeneralizedTime as RFC 3161 has it: in UTC, with or without a fraction of a second. */
function readTime(value: Der | undefined): Date {
  const form = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/;
  const text = value?.tag === generalTime ? String.fromCharCode(...value.content) : "";
  const [, year, month, day, hour, minute, second, fraction = ""] = form.exec(text) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(at.getTime())) throw new Error("The time-stamp names no time");
  return at;
}
