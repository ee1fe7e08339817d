import { pages, queries } from "#app/urls.js";

/** Paths with fewer variable parts come first: «/spazio/bozze/nuova» is not a draft called «nuova». */
const patterns = Object.entries(pages)
  .map(([name, [path]]) => ({
    name,
    varying: path.split(":").length,
    pattern: new RegExp(`^${path.replace(/:[^/.]+/g, "[^/]+").replaceAll(".", "\\.")}/?$`),
  }))
  .sort((a, b) => a.varying - b.varying);

/** The name that app/urls.js gives an address, or «other». Figures use it so that they hold no id, number or link. */
export function routeName(path: string): string {
  if (path.startsWith("/assets/") || path.startsWith("/guide/")) return "assets";
  const plain =
    path
      .replace(/^\/_root\.data$/, "/")
      .replace(/\.data$/, "")
      .replace(/^\/en(?=\/|$)/, "") || "/";
  return patterns.find(({ pattern }) => pattern.test(plain))?.name ?? "other";
}

/** Whether a name is that of a page of the portal, which everybody reads. */
export const isPortal = (name: string): boolean =>
  Object.hasOwn(pages, name) && pages[name as keyof typeof pages][1].startsWith("portal/");

/**
 * The address of a public page without the query names that the page doesn't know (see `queries`); null where there are
 * none.
 */
export function withoutUnknown({ pathname, search, searchParams }: URL): string | null {
  if (search === "" || pathname.endsWith(".data")) return null;
  const name = routeName(pathname);
  if (!isPortal(name)) return null;
  // Where a name stands twice, pages read the first.
  const known = new URLSearchParams(
    [...searchParams].filter(([key, value]) => queries[name]?.includes(key) && searchParams.get(key) === value),
  );
  for (const key of new Set(known.keys())) known.set(key, known.get(key) ?? "");
  if (known.size === searchParams.size && known.size > 0) return null;
  return pathname + (known.size > 0 ? `?${known.toString()}` : "");
}
