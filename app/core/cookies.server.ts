import { settings } from "./settings.server.ts";

const overHttps = (): boolean => settings().origin.startsWith("https:");

/**
 * As browsers keep it: by the prefix they take it from nobody but this host over https, and for the whole of it. Plain
 * http has no such cookies.
 */
const fullName = (name: string): string => (overHttps() ? `__Host-${name}` : name);

/**
 * The values that a `Cookie` header has under one of our names, in its order. Others may have set cookies too, and
 * anything may be in them.
 */
export function cookieValues(header: string, name: string): string[] {
  const start = `${fullName(name)}=`;
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length));
}

/** The `Set-Cookie` line of one of our cookies; no seconds take it back. */
export const cookieLine = (name: string, value: string, seconds: number): string =>
  `${fullName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${overHttps() ? "; Secure" : ""}`;

/** Whether a `Set-Cookie` line is of that cookie. */
export const setsCookie = (line: string, name: string): boolean => line.startsWith(`${fullName(name)}=`);
