const base = "http://own.invalid";

/**
 * A path of ours as it was asked for, or null. A foreign address in `poi` would let others misuse our sign-in page to
 * send people to them. The path is checked as browsers resolve it, since `/.//other.example` looks like a path only
 * until its dots are resolved: the result begins with one slash, has no backslash, and when it is read again it still
 * leads to this site.
 */
export function ownPath(wanted: string | null | undefined): string | null {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, base)) return null;
  const { origin, pathname, search } = new URL(wanted, base);
  const path = pathname + search.replaceAll("\\", "%5C");
  return origin === base && /^\/(?![/\\])/.test(path) && URL.canParse(path, base) && new URL(path, base).origin === base
    ? path
    : null;
}

/** Where the reader was going, from the `poi` of this address; null for nowhere, or nowhere of ours. */
export const wantedPath = (request: Request): string | null => ownPath(new URL(request.url).searchParams.get("poi"));

/** The query that leads on to a path of ours, with what else the page is told; empty without either. */
export function thenTo(path: string | null, told: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(path !== null && { poi: path }), ...told }).toString();
  return query && `?${query}`;
}

/** The page that was asked for, also where only its data was. */
export const pathHere = (request: Request): string =>
  ownPath(new URL(request.url).pathname.replace(/\.data$/, "")) ?? "/";

/** The query that leads back to it, and to what it was asked for, with what else the page is told. */
export const backHere = (request: Request, told: Record<string, string> = {}): string =>
  thenTo(ownPath(pathHere(request) + new URL(request.url).search), told);
