import type { ReactNode } from "react";

/** The words say the state; colour and border only repeat it. */
export type BadgeState = "neutral" | "open" | "waiting" | "done" | "refused" | "draft";

export function Badge({ state = "neutral", children }: { state?: BadgeState; children: ReactNode }) {
  return <span className={`badge badge-${state}`}>{children}</span>;
}
