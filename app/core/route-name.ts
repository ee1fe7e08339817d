import { pages } from "#app/urls.js";

/** Fewer names that vary come first: «/spazio/bozze/nuova» is no draft. */
const patterns = Object.entries(pages)
  .map(([name, [path]]) => ({ name, varying: path.split(":").length, pattern: new RegExp(`^${path.replace(/:[^/.]+/g, "[^/]+").replaceAll(".", "\\.")}/?$`) }))
  .sort((a, b) => a.varying - b.varying);

/** The name that app/urls.js gives an address, so that figures hold no id, no number and no link; «other» where it has none. */
export function routeName(path: string): string {
  if (path.startsWith("/assets/") || path.startsWith("/guide/")) return "assets";
  const plain = path.replace(/^\/_root\.data$/, "/").replace(/\.data$/, "").replace(/^\/en(?=\/|$)/, "") || "/";
  return patterns.find(({ pattern }) => pattern.test(plain))?.name ?? "other";
}
