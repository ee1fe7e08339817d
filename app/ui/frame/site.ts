import type { NavItem } from "./nav-item.ts";

/** What every page's frame needs to know; root.tsx builds it once a request. */
export interface Site {
  homeHref: string;
  /** The body that runs the consultations, and its own site. */
  bodyName: string;
  bodyHref: string;
  nav: NavItem[];
  /** The same page in the other language. */
  otherLanguage: { lang: "it" | "en"; href: string };
  /** Whoever is signed in, else `null`. */
  person: { name: string; items: NavItem[]; signOutAction: string } | null;
  signInHref: string;
  footer: FooterLinks;
  /** Says on every page that the data are invented. */
  demo?: boolean;
}

export interface FooterLinks {
  privacy: string;
  legal: string;
  accessibility: string;
  siteMap: string;
  guide: string;
  contacts: string;
  /** Null on a page of a fault that knows nothing of the installation. */
  sourceCode: string | null;
  /** The office that answers: name, address, e-mail. */
  office?: { name: string; address?: string; email?: string; phone?: string };
}
