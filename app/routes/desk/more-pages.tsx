import { useText } from "#app/i18n/text.ts";
import { Icon } from "#app/ui/icon.tsx";

/** Links of an alphabetical list: to the next page, and back to the first. */
export function MorePages({ nextHref, firstHref }: { nextHref: string | null; firstHref: string | null }) {
  const t = useText();
  if (!nextHref && !firstHref) return null;
  return (
    <nav className="pager" aria-label={t.ui.pager}>
      {firstHref ? (
        <a href={firstHref}>
          <Icon name="arrow-left" /> {t.people.system.firstPage}
        </a>
      ) : (
        <span />
      )}
      {nextHref ? (
        <a rel="next" href={nextHref}>
          {t.people.system.nextPage} <Icon name="arrow-right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
