/**
 * What a file says beside its content: who made it, what was changed, where a picture was taken; the page translates
 * the codes.
 */
export const metadataKinds = [
  "author",
  "last_editor",
  "manager",
  "company",
  "printed_by",
  "signers",
  "place",
  "owner",
  "serial",
  "comment_authors",
  "change_authors",
  "annotation_authors",
  "comments",
  "changes",
  "hidden_text",
  "annotations",
  "form_values",
  "embedded",
  "description",
  "keywords",
  "own_properties",
  "title",
  "program",
  "camera",
  "taken_at",
  "contains",
] as const;

export type MetadataKind = (typeof metadataKinds)[number];

/** Up to five values, each at most 120 characters, of `count` that there are. */
export interface MetadataFact {
  kind: MetadataKind;
  values: string[];
  count: number;
}

/** Why nothing is known about a file; a person has to look at it instead. */
export const unreadReasons = ["too_large", "took_too_long", "encrypted", "broken", "not_supported"] as const;
export type UnreadReason = (typeof unreadReasons)[number];

export type Metadata = { ok: true; facts: MetadataFact[] } | { ok: false; why: UnreadReason };

const personal: ReadonlySet<MetadataKind> = new Set([
  "author",
  "last_editor",
  "manager",
  "printed_by",
  "signers",
  "place",
  "owner",
  "serial",
  "comment_authors",
  "change_authors",
  "annotation_authors",
  "comments",
  "changes",
  "hidden_text",
  "annotations",
  "form_values",
  "embedded",
]);

/**
 * Whether a fact names somebody, or is about words that the page doesn't show: a planner looks at these before the file
 * is released.
 */
export const isPersonal = (fact: MetadataFact): boolean => personal.has(fact.kind);
