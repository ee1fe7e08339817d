import { isIPv4, isIPv6 } from "node:net";

/**
 * The address of the client of a connection. Each trusted proxy adds one entry at the end of `X-Forwarded-For`. The
 * entry that the outermost of them wrote counts, even if it is no address, since the client may have written whatever
 * stands before it. `hops` is the number of proxies.
 */
export function clientAddress(forwardedFor: string, socketAddress: string | undefined, hops: number): string {
  const entry = hops > 0 ? forwardedFor.split(",").at(-hops)?.trim() : undefined;
  return entry && isAddress(entry) ? entry : (socketAddress ?? "?");
}

const isAddress = (text: string): boolean => isIPv4(text) || isIPv6(text);

/**
 * What limits count by: an IPv4 address, or the /64 network of an IPv6 address, since one household has all addresses
 * of a /64.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [groups[6], groups[7]].flatMap((group = 0) => [group >> 8, group & 0xff]).join(".");
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/**
 * The eight groups of an IPv6 address; the URL parser writes every spelling of one in the same way, and without dots.
 */
function groupsOf(address: string): number[] {
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const numbers = (part = "") =>
    part
      .split(":")
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const [before, after] = [numbers(head), numbers(tail)];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}
