export const langs = ["it", "en"] as const;
export type Lang = (typeof langs)[number];

/** English pages live under /en; everything else is Italian. */
export const langOf = (pathname: string): Lang =>
  pathname === "/en" || pathname.startsWith("/en/") || pathname === "/en.data" ? "en" : "it";
