import { useText } from "#app/i18n/text.ts";

export interface Crumb {
  label: string;
  /** The last crumb, the page itself, has none. */
  href?: string;
}

/** The whole trail; on a phone only the page one comes from, with an arrow back. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
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
