import type { ReactNode } from "react";
import { useText } from "#app/i18n/text.ts";
import { Icon } from "./icon.tsx";

/** Pages by key: newer and older. Numbers of pages would change while somebody reads. */
export function Pager({
  newerHref,
  olderHref,
  summary,
}: {
  newerHref?: string;
  olderHref?: string;
  summary?: ReactNode;
}) {
  const t = useText().ui;
  if (!newerHref && !olderHref) return summary ? <p className="pager-summary">{summary}</p> : null;
  return (
    <nav className="pager" aria-label={t.pager}>
      {newerHref ? (
        <a rel="prev" href={newerHref}>
          <Icon name="arrow-left" /> {t.newer}
        </a>
      ) : (
        <span />
      )}
      {summary ? <p className="pager-summary">{summary}</p> : null}
      {olderHref ? (
        <a rel="next" href={olderHref}>
          {t.older} <Icon name="arrow-right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
