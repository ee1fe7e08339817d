import type { Key } from "./public-list.server.ts";

/** The public list's filters as its address names them. */
export const filterNames = {
  line: "linea",
  bench: "componente",
  organisation: "organizzazione",
  round: "fase",
  kind: "tipo",
  district: "circoscrizione",
  search: "cerca",
} as const;
export type FilterName = keyof typeof filterNames;

/**
 * What the address chooses, as it is written there: line and round by number, the organisation by its id. An empty
 * value chooses nothing.
 */
export type Chosen = Record<FilterName, string>;

export function readChosen(query: URLSearchParams): Chosen {
  const read = (name: FilterName) =>
    (query.get(filterNames[name]) ?? "")
      .replace(/[\p{Cc}\p{Cs}\p{Co}]/gu, " ")
      .trim()
      .slice(0, 200);
  return {
    line: read("line"),
    bench: read("bench"),
    organisation: read("organisation"),
    round: read("round"),
    kind: read("kind"),
    district: read("district"),
    search: read("search"),
  };
}

/** `?linea=2&cerca=appalti&prima=…`: only the filters that are chosen. */
export function addressOf(chosen: Chosen, key: Key | null = null): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(filterNames) as FilterName[])
    if (chosen[name]) query.set(filterNames[name], chosen[name]);
  if (key) query.set(key.direction === "older" ? "prima" : "dopo", keyText(key));
  return query.size > 0 ? `?${query.toString()}` : "";
}

/** The place of a row in a list that pages by instant and id, as addresses carry it. */
export const keyText = (key: { at: Date; id: string }): string => `${key.at.toISOString()}~${key.id}`;

/** Null for anything that `keyText` has not written. */
export function readKeyText(text: string | null): { at: Date; id: string } | null {
  const [, instant, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([\w-]{1,64})$/.exec(text ?? "") ?? [];
  const at = new Date(instant ?? "");
  return id && !Number.isNaN(at.getTime()) ? { at, id } : null;
}

/** Where the page begins; null, which means the first page, for a key that can't be read. */
export function readKey(query: URLSearchParams): Key | null {
  const [older, newer] = [readKeyText(query.get("prima")), readKeyText(query.get("dopo"))];
  if (older) return { direction: "older", ...older };
  return newer && { direction: "newer", ...newer };
}

/** An id or a code in an address; null for what can't be one. */
export const readId = (text: string | null): string | null => (text && /^[\w-]{1,64}$/.test(text) ? text : null);
