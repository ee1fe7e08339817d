import type { ReactNode } from "react";

/** The words say the state; the colour and the border only repeat it. */
export type BadgeState = "neutral" | "open" | "waiting" | "done" | "refused" | "draft";

export function Badge({ state = "neutral", children }: { state?: BadgeState; children: ReactNode }) {
  return <span className={`badge badge-${state}`}>{children}</span>;
}

/** A topic or kind; a link when it filters. */
export function Tag({ href, children }: { href?: string; children: ReactNode }) {
  return href ? <a className="tag" href={href}>{children}</a> : <span className="tag">{children}</span>;
}
