import { useText } from "#app/i18n/text.ts";
import type { QueueState } from "./queue.server.ts";

/** One address a state, each with how many texts are in it. */
export function QueueTabs({
  here,
  state,
  counts,
}: {
  here: string;
  state: QueueState;
  counts: Record<QueueState, number>;
}) {
  const t = useText().contributions.queue;
  return (
    <nav className="sub-nav" aria-label={t.tabs}>
      <ul>
        {(Object.keys(counts) as QueueState[]).map((each) => (
          <li key={each}>
            <a
              href={each === "filed" ? here : `${here}?stato=${each}`}
              {...(each === state && { "aria-current": "page" as const })}
            >
              {t.states[each]} <span className="count">{counts[each]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
