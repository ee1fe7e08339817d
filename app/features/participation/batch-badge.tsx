import { useText } from "#app/i18n/text.ts";
import { Badge, type BadgeState } from "#app/ui/badge.tsx";
import type { BatchState } from "./invite-batches.server.ts";

const colours: Record<BatchState, BadgeState> = {
  wrong: "refused",
  checked: "waiting",
  sent: "done",
  undone: "neutral",
};

/** Where an uploaded list of invitations stands. */
export function BatchBadge({ state }: { state: BatchState }) {
  return <Badge state={colours[state]}>{useText().stakeholders.bulk.states[state]}</Badge>;
}
