import { randomBytes } from "node:crypto";

let last = { at: -1, counter: 0 };

/**
 * A UUIDv7 that sorts by the moment it stands for, and within one millisecond by its making (RFC 9562, 6.2, method 1:
 * the twelve bits after the time count). Lists page by it, so equal moments must keep their order.
 */
export function newId(now: Date): string {
  const at = now.getTime();
  last = { at, counter: at === last.at ? (last.counter + 1) & 0xfff : 0 };
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.counter, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
