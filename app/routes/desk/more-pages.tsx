import { useText } from "#app/i18n/text.ts";
import { Icon } from "#app/ui/icon.tsx";

/** An alphabetical list goes forward, and back to its start. */
export function MorePages({ next, first }: { next: string | null; first: string | null }) {
  const t = useText();
  if (!next && !first) return null;
  return (
    <nav className="pager" aria-label={t.ui.pager}>
      {first ? <a href={first}><Icon name="arrow-left" /> {t.people.system.firstPage}</a> : <span />}
      {next ? <a rel="next" href={next}>{t.people.system.nextPage} <Icon name="arrow-right" /></a> : <span />}
    </nav>
  );
}
