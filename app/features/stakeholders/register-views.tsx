import { useText, useLang } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { registerQuery } from "./register-query.ts";
import type { RegisterFilter, View } from "./register.ts";

/** Each body is in exactly one view of the first group; the other views cut across it. */
const groups: readonly (readonly View[])[] = [
  ["listed", "invited", "accepted", "declined", "passed_on", "represented"],
  ["spoken", "silent", "delivered", "failed"],
];

/** How many bodies each view has; each number is a link to its list. The counts follow the other filters. */
export function RegisterViews({
  here,
  filter,
  counts,
  all,
}: {
  here: string;
  filter: RegisterFilter;
  counts: Record<View, number>;
  all: number;
}) {
  const t = useText().stakeholders.register;
  const lang = useLang();
  const tile = (view: View | null, label: string, n: number) => (
    <li key={label}>
      <a
        className={view === "silent" || view === "failed" ? "tile tile-heed" : "tile"}
        href={here + registerQuery({ ...filter, view })}
        {...(filter.view === view && { "aria-current": "true" as const })}
      >
        <span className="tile-number">{number(n, lang)}</span> <span className="tile-label">{label}</span>
      </a>
    </li>
  );
  return (
    <nav aria-label={t.counts} className="stack-tight">
      {groups.map((group, index) => (
        <ul key={group[0]} className="tiles">
          {index === 0 ? tile(null, t.all, all) : null}
          {group.map((view) => tile(view, t.views[view], counts[view]))}
        </ul>
      ))}
    </nav>
  );
}
