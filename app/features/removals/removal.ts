import { sourceKinds, type SourceKindName } from "#app/features/sources/source.ts";

/** What can be reported and taken off publication: a source, by its kind; a paragraph of a published version. */
export type RemovableKind = SourceKindName | "attachment" | "paragraph" | "version";

/** A source as an address names it: `?contributo=`. */
interface SourceTarget {
  kind: SourceKindName;
  number: string;
}
/** One thing that the public reads, as an address names it: a source, `?allegato=`, `?versione=` and `?capoverso=`. */
export type Target =
  | SourceTarget
  | { kind: "attachment"; id: string }
  | { kind: "paragraph"; version: number; id: string }
  | { kind: "version"; version: number };

export const isSource = (target: Target): target is SourceTarget => "number" in target;

const version = (given: string | null): number | null => (given && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : null);

/** The target that an address or a form names, or null. */
export function readTarget(query: { get(name: string): unknown }): Target | null {
  const word = (name: string) => {
    const value = query.get(name);
    return typeof value === "string" && value !== "" && value.length <= 64 ? value : null;
  };
  const [attachment, paragraph, of] = [word("allegato"), word("capoverso"), version(word("versione"))];
  if (attachment) return { kind: "attachment", id: attachment };
  for (const kind of Object.keys(sourceKinds) as SourceKindName[]) {
    const number = word(sourceKinds[kind].query);
    if (number) return { kind, number };
  }
  if (paragraph) return of ? { kind: "paragraph", version: of, id: paragraph } : null;
  return of ? { kind: "version", version: of } : null;
}

/** The same as a query that can be put behind an address. */
export function targetQuery(target: Target): string {
  const named: Record<string, string> = {};
  if (isSource(target)) named[sourceKinds[target.kind].query] = target.number;
  if (target.kind === "attachment") named["allegato"] = target.id;
  if (target.kind === "paragraph") named["capoverso"] = target.id;
  if (target.kind === "paragraph" || target.kind === "version") named["versione"] = String(target.version);
  return `?${new URLSearchParams(named).toString()}`;
}
