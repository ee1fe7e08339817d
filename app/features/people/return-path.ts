/** Where to go after signing in, if it is a path of ours: a foreign address in `poi` would make our sign-in page its accomplice. */
export function ownPath(wanted: string | null | undefined): string | null {
  if (!wanted?.startsWith("/")) return null;
  try {
    const base = "http://own.invalid";
    const url = new URL(wanted, base);
    return url.origin === base ? url.pathname + url.search : null;
  } catch {
    return null;
  }
}
