import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";

const colours = { waiting: "waiting", admitted: "done", refused: "refused", unanswered: "neutral" } as const;

/**
 * The state of a request to take part. A request that nobody answered before the consultation was `over` waits no
 * longer.
 */
export function RequestBadge({ state, over }: { state: "waiting" | "admitted" | "refused"; over: boolean }) {
  const t = useText().stakeholders.requests;
  const shown = state === "waiting" && over ? "unanswered" : state;
  return <Badge state={colours[shown]}>{t.states[shown]}</Badge>;
}
