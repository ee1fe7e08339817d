import { useText } from "#app/i18n/text.ts";

export interface Crumb {
  label: string;
  /** The last crumb, the page itself, has none. */
  href?: string;
}

export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const t = useText().ui;
  return (
    <nav className="crumbs" aria-label={t.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span aria-current="page">{crumb.label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
