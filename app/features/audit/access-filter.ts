function day(text: string | null): string | null {
  if (text === null || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** The filters that the address of the page, or of its file, names; a filter that makes no sense is ignored. */
export const accessFilter = (
  params: URLSearchParams,
  actions: readonly string[],
): { from: string | null; to: string | null; action: string | null } => ({
  from: day(params.get("dal")),
  to: day(params.get("al")),
  action: actions.find((each) => each === params.get("azione")) ?? null,
});
