import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { useLocation } from "@remix-run/react";
import { DoneNotice } from "#app/routes/done-notice.tsx";

/** Links to the four parts of a campaign's settings, and a notice that something was saved. */
export function SettingsNav({ campaign }: { campaign: string }) {
  const { campaigns, terms } = useText();
  const t = campaigns.desk;
  const href = useHref();
  const { pathname } = useLocation();
  const items = [
    { label: t.settings, href: href("deskSettings", { campaign }), exact: true },
    { label: t.lines, href: href("deskLines", { campaign }), exact: false },
    { label: t.rounds, href: href("deskRounds", { campaign }), exact: false },
    { label: terms.state.nav, href: href("deskState", { campaign }), exact: false },
  ];
  return (
    <>
      <nav className="sub-nav" aria-label={t.settingsTitle}>
        <ul>
          {items.map((item) => {
            const current = item.exact ? pathname === item.href : pathname.startsWith(item.href);
            return (
              <li key={item.href}>
                <a href={item.href} {...(current && { "aria-current": "page" as const })}>
                  {item.label}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <DoneNotice words={{ creata: t.created, salvato: t.saved, ok: t.done }} />
    </>
  );
}
