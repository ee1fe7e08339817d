import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";
import type { Signature } from "./checkpoint.ts";

/** C2SP signed-note, signature type 0x01: Ed25519. */
const ed25519 = Uint8Array.of(1);
/** The bytes that stand before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
const spki = Buffer.from("302a300506032b6570032100", "hex");

export interface SigningKey {
  /** 32 bytes in Base64. */
  publicKey: string;
  sign(text: string): Buffer;
  /** PKCS#8 in PEM, as openssl reads it. */
  pem: string;
}

/** The first four bytes of SHA-256 over name, line feed, type and public key, in hexadecimal. */
export const keyId = (name: string, publicKey: string): string =>
  createHash("sha256").update(`${name}\n`).update(ed25519).update(publicKey, "base64").digest("hex").slice(0, 8);

/** The public key as C2SP signed-note gives it to those who verify: name, id and key with its type. */
export const verifierKey = (name: string, publicKey: string): string => {
  const typed = Buffer.concat([ed25519, Buffer.from(publicKey, "base64")]);
  return `${name}+${keyId(name, publicKey)}+${typed.toString("base64")}`;
};

export const newSigningKey = (): SigningKey => keyOf(generateKeyPairSync("ed25519").privateKey);

/** Throws where the PEM holds no Ed25519 key. */
export function readSigningKey(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("Not an Ed25519 key");
  return keyOf(key);
}

function keyOf(key: KeyObject): SigningKey {
  const der = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: der.subarray(spki.length).toString("base64"),
    sign: (text) => sign(null, Buffer.from(text), key),
    pem: String(key.export({ format: "pem", type: "pkcs8" })),
  };
}

/** The line of a note by that key. */
export const signatureBy = (name: string, key: SigningKey, text: string): Signature => ({
  name,
  value: Buffer.concat([Buffer.from(keyId(name, key.publicKey), "hex"), key.sign(text)]).toString("base64"),
});

/** True where the line is that key's and its signature fits the text. False for a line by another key. */
export function isSignedBy(
  { name, value }: Signature,
  signer: { name: string; publicKey: string },
  text: string,
): boolean {
  const bytes = Buffer.from(value, "base64");
  if (name !== signer.name || bytes.subarray(0, 4).toString("hex") !== keyId(name, signer.publicKey)) return false;
  const key = createPublicKey({
    key: Buffer.concat([spki, Buffer.from(signer.publicKey, "base64")]),
    format: "der",
    type: "spki",
  });
  return verify(null, Buffer.from(text), key, bytes.subarray(4));
}
