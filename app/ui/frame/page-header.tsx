import type { ReactNode } from "react";
import { useText } from "#app/i18n/text.ts";
import { wholeNumbers } from "../prose/whole-numbers.tsx";

export interface PageHeaderProps {
  title: ReactNode;
  /** A word or two above the title: what kind of thing this page shows. */
  kicker?: ReactNode;
  lead?: ReactNode;
  crumbs?: Crumb[];
  /** Badges, dates, numbers: one line under the title. */
  meta?: ReactNode;
  /** The one or two things to do here. */
  actions?: ReactNode;
  /** When the title is in the other language. */
  titleLang?: string;
}

export function PageHeader({ title, kicker, lead, crumbs, meta, actions, titleLang }: PageHeaderProps) {
  return (
    <>
      {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
      <div className="page-header">
        {kicker ? <p className="kicker">{kicker}</p> : null}
        <h1 lang={titleLang}>{wholeNumbers(title)}</h1>
        {meta ? <div className="page-meta">{meta}</div> : null}
        {lead ? <p className="lead">{lead}</p> : null}
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
    </>
  );
}

interface Crumb {
  label: string;
  /** Absent for the last crumb, which is the page itself. */
  href?: string;
}

/** The whole trail; on a phone only the page above this one, with an arrow back. */
function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const t = useText().ui;
  const parent = crumbs.findLast((crumb) => crumb.href);
  return (
    <nav className="crumbs" aria-label={t.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label} className={crumb === parent ? "crumb-parent" : undefined}>
            {crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span aria-current="page">{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
