import { fromRomeClock } from "#app/i18n/time.ts";
import { z } from "#app/core/validation.server.ts";

/** The database's dates reach further than anything that can be meant, and its year 0 doesn't exist. */
const thinkable = (day: string) => day >= "1900-01-01" && day < "2200-01-01";

/** A calendar day. */
export const someDay = z.iso.date().refine(thinkable, "invalid_date");
/** A calendar day or nothing. */
export const maybeDay = z.union([z.literal(""), someDay]).optional().transform((value) => value || null);

/** A minute as a clock in Rome shows it, as an instant. */
export const romeMinute = z.string().min(1, "required").transform((text, context) => {
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
