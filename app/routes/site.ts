import { useLocation } from "@remix-run/react";
import { hrefIn, inLang } from "#app/core/paths.ts";
import { linkTarget } from "#app/prose/link-target.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { useRootData } from "#app/root.tsx";
import type { NavItem } from "#app/ui/frame/nav-item.ts";
import type { Site } from "#app/ui/frame/site.ts";

/** What the frame of every page shows; `current` is the path of the entry to which the page belongs. */
export function useSite(options: { demo?: boolean } = {}): Site {
  const lang = useLang();
  const t = useText();
  const root = useRootData();
  const { pathname } = useLocation();
  const other = lang === "it" ? "en" : "it";
  const item = (label: string, href: string): NavItem => ({
    label,
    href,
    current: href.endsWith("/en") || href === "/" ? pathname === href : pathname.startsWith(href),
  });
  const person = root?.person ?? null;
  const works = person?.roles.some((role) => ["admin", "lead", "planner", "auditor"].includes(role));
  const drafts = person?.roles.some((role) => role === "signatory" || role === "drafter");
  return {
    homeHref: hrefIn(lang, "home"),
    bodyName: root?.body?.name[lang] ?? "",
    bodyHref: linkTarget(root?.body?.site) ?? "/",
    nav: [
      item(t.portal.nav.campaigns, hrefIn(lang, "campaigns")),
      item(t.portal.nav.how, hrefIn(lang, "guide")),
      item(t.portal.nav.receipts, hrefIn(lang, "receipts")),
    ],
    otherLanguage: { lang: other, href: inLang(other, pathname) },
    person: person && {
      name: person.name,
      items: [
        ...(drafts ? [item(t.portal.yourSpace, hrefIn(lang, "space"))] : []),
        ...(works ? [item(t.portal.desk, hrefIn(lang, "desk"))] : []),
        ...(person.roles.includes("admin") ? [item(t.people.system.title, hrefIn(lang, "system"))] : []),
        item(t.inbox.title, hrefIn(lang, "news")),
        item(t.people.profile.title, hrefIn(lang, "profile")),
      ],
      signOutAction: hrefIn(lang, "signOut"),
    },
    signInHref: hrefIn(lang, "signIn"),
    footer: {
      privacy: hrefIn(lang, "legal", { page: "privacy" }),
      legal: hrefIn(lang, "legal", { page: "note-legali" }),
      accessibility: hrefIn(lang, "legal", { page: "accessibilita" }),
      siteMap: hrefIn(lang, "siteMap"),
      guide: hrefIn(lang, "guide"),
      contacts: `${hrefIn(lang, "home")}#chi-risponde`,
      sourceCode: root?.sourceUrl ?? null,
    },
    ...(options.demo ? { demo: true } : {}),
  };
}
