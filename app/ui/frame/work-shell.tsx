import type { ReactNode } from "react";
import { useText } from "#app/i18n/text.ts";
import type { NavItem } from "./nav-item.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHead, SkipLinks } from "./site-head.tsx";
import type { Site } from "./site.ts";

export interface WorkShellProps {
  site: Site;
  /** The space in which one works: that of an organisation, or the desk of a campaign. */
  space: { kicker: string; title: string; href: string };
  sections: NavItem[];
  /** The body and person for whom each act on this page is done. */
  actingFor?: { name: string; role?: string; changeHref?: string };
  /** The whole width is used, for the desk's reading views. */
  wide?: boolean;
  children: ReactNode;
}

export function WorkShell({ site, space, sections, actingFor, wide, children }: WorkShellProps) {
  const t = useText().ui;
  return (
    <div className={wide ? "page page-work page-wide" : "page page-work"}>
      <SkipLinks />
      <SiteHead site={site} compact />
      <section className="work-bar" aria-label={space.title}>
        <div className="wrap">
          <p className="work-space">
            <span className="kicker">{space.kicker}</span> <a href={space.href}>{space.title}</a>
          </p>
          {actingFor ? <ActingFor {...actingFor} /> : null}
        </div>
        <nav className="work-nav" aria-label={t.spaceNav}>
          <ul className="wrap">
            {sections.map((item) => (
              <li key={item.href}>
                <Section item={item} />
              </li>
            ))}
          </ul>
        </nav>
      </section>
      <main id="main" tabIndex={-1} className="page-main wrap">
        {children}
      </main>
      <SiteFooter site={site} />
    </div>
  );
}

function ActingFor({ name, role, changeHref }: NonNullable<WorkShellProps["actingFor"]>) {
  const t = useText().ui;
  return (
    <p className="acting-for">
      <span>{t.actingFor}</span> <strong>{name}</strong>
      {role ? <span>, {role}</span> : null}
      {changeHref ? (
        <>
          {" "}
          <a href={changeHref}>{t.changeBody}</a>
        </>
      ) : null}
    </p>
  );
}

function Section({ item }: { item: NavItem }) {
  return (
    <a href={item.href} {...(item.current && { "aria-current": "page" as const })}>
      {item.label}
      {item.count ? (
        <span className="count">
          {item.count}
          <span className="visually-hidden"> {item.countLabel}</span>
        </span>
      ) : null}
    </a>
  );
}
