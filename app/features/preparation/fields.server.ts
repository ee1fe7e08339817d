import { fromRomeClock } from "#app/i18n/time.ts";
import { thinkable, z } from "#app/core/validation.server.ts";

/** A minute as a clock in Rome shows it, as an instant. */
export const romeMinute = z
  .string()
  .min(1, "required")
  .transform((text, context) => {
    const instant = fromRomeClock(text.slice(0, 16));
    if (instant && thinkable(text.slice(0, 10))) return instant;
    context.addIssue({ code: "custom", message: "invalid_date" });
    return z.NEVER;
  });

export const direction = z.enum(["up", "down"]);

/** The list with one of its ids a place further up or down; the same list where it can't move. */
export function moved(ids: readonly string[], id: string, way: "up" | "down"): string[] {
  const from = ids.indexOf(id);
  const to = way === "up" ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const next = [...ids];
  [next[from], next[to]] = [next[to] as string, next[from] as string];
  return next;
}
