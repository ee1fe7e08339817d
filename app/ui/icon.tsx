import type { IconName } from "./icon-names.ts";

/** Decorative, unless `title` gives it a name: nearly every icon stands beside its words. */
export function Icon({ name, title, size = "" }: { name: IconName; title?: string; size?: "" | "sm" | "lg" }) {
  const named =
    title === undefined ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": title } as const);
  return (
    <svg className={`icon${size && ` icon-${size}`}`} focusable="false" {...named}>
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
