import { settings } from "./settings.server.ts";

const overHttps = (): boolean => settings().origin.startsWith("https:");

/**
 * The name as browsers keep it. Over https it has a prefix with which browsers take the cookie from this host alone and
 * for all its paths; plain http has no such cookies.
 */
const fullName = (name: string): string => (overHttps() ? `__Host-${name}` : name);

/**
 * The values that a `Cookie` header has under one of our names, in its order. There may be several, since others may
 * have set the cookie too, and each may hold anything.
 */
export function cookieValues(header: string, name: string): string[] {
  const start = `${fullName(name)}=`;
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length));
}

/** The `Set-Cookie` line of one of our cookies. Zero seconds make the browser forget it. */
export const cookieLine = (name: string, value: string, seconds: number): string =>
  `${fullName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${overHttps() ? "; Secure" : ""}`;

/** Whether a `Set-Cookie` line is of that cookie. */
export const setsCookie = (line: string, name: string): boolean => line.startsWith(`${fullName(name)}=`);
