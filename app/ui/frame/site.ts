import type { NavItem } from "./nav-item.ts";

/** What the frame of every page needs to know; root.tsx makes it once for each request. */
export interface Site {
  homeHref: string;
  /** The body that runs the consultations, and its own site. */
  bodyName: string;
  bodyHref: string;
  nav: NavItem[];
  /** The same page in the other language. */
  otherLanguage: { lang: "it" | "en"; href: string };
  /** The person who is signed in, or `null`. */
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
  /** Null on the page of a fault, where nothing is known of the installation. */
  sourceCode: string | null;
  /** The office that answers: name, address, e-mail. */
  office?: { name: string; address?: string; email?: string; phone?: string };
}
