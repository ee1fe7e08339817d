import type { ReactNode } from "react";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "./button.tsx";
import { Icon } from "../icon.tsx";

export interface FiltersProps {
  /** The address of the list; the choices are added to it. */
  action: string;
  /** How many filters are on. */
  active: number;
  /** Given only while a filter is on. */
  clearHref?: string;
  children: ReactNode;
}

/**
 * A GET form. On phones it is folded, with the number of filters that are on; beside the list, where there is room, it
 * is open.
 */
export function Filters({ action, active, clearHref, children }: FiltersProps) {
  const t = useText().ui;
  return (
    <details className="filters">
      <summary>
        <Icon name="funnel" /> {t.filters}
        {active > 0 ? <span className="count">{t.activeFilters(active)}</span> : null}
      </summary>
      <form method="get" action={action} className="filters-form">
        <h2 className="filters-title">{t.filters}</h2>
        {children}
        <div className="filters-actions">
          <SubmitButton>{t.applyFilters}</SubmitButton>
          {clearHref ? (
            <ButtonLink href={clearHref} kind="quiet">
              {t.clearFilters}
            </ButtonLink>
          ) : null}
        </div>
      </form>
    </details>
  );
}
