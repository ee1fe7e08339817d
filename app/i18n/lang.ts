export const langs = ["it", "en"] as const;
export type Lang = (typeof langs)[number];

/** The language of an address: pages under /en are English, all others Italian. */
export const langOf = (pathname: string): Lang =>
  pathname === "/en" || pathname.startsWith("/en/") || pathname === "/en.data" ? "en" : "it";
