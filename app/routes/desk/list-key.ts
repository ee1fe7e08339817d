/** The key of the row after which a page begins, as the address has it: `dopo` (name) and `id`. */
export function keyIn(params: URLSearchParams): { name: string; id: string } | null {
  const name = params.get("dopo");
  const id = params.get("id");
  return name && id ? { name: name.slice(0, 300), id: id.slice(0, 64) } : null;
}

/** The rows of this page, and the address of the next one if one row more was found. */
export function pageOf<R extends { id: string; name: string }>(
  rows: R[],
  size: number,
  params: URLSearchParams,
): { rows: R[]; nextHref: string | null } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  if (rows.length <= size || !last) return { rows: shown, nextHref: null };
  const query = new URLSearchParams(params);
  query.delete("fatto");
  query.set("dopo", last.name);
  query.set("id", last.id);
  return { rows: shown, nextHref: `?${query.toString()}` };
}
