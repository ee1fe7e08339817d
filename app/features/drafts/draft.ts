/**
 * The texts of a draft by field: `title`, `body`, `answers.<question id>`. No other field holds words that somebody
 * wrote.
 */
export type DraftTexts = Record<string, string>;

export const draftLimits = { title: 300, text: 200_000 } as const;

/** The fields of a draft, flat, so that one rule covers title, answers and free text. */
export function textsOf(draft: { title: string; body: string; answers: Record<string, string> }): DraftTexts {
  return {
    title: draft.title,
    body: draft.body,
    ...Object.fromEntries(Object.entries(draft.answers).map(([id, answer]) => [`answers.${id}`, answer])),
  };
}

/** The reverse of `textsOf`; empty answers are left out. */
export function draftOf(texts: DraftTexts): { title: string; body: string; answers: Record<string, string> } {
  const answers = Object.entries(texts).flatMap(([field, text]) =>
    field.startsWith("answers.") && text !== "" ? [[field.slice("answers.".length), text] as const] : [],
  );
  return { title: texts["title"] ?? "", body: texts["body"] ?? "", answers: Object.fromEntries(answers) };
}

export interface Merge {
  /** What the draft holds from now on. */
  texts: DraftTexts;
  /** What was sent but met a newer text of somebody else, and is therefore kept beside it. */
  conflicts: DraftTexts;
  /** What others wrote meanwhile and the sender hasn't seen. */
  news: DraftTexts;
}

/**
 * Merges what was sent with what the draft holds now. `base` gives, by field, the digest of the text that the sender
 * started from; for a field without a digest, the sender has seen the draft's text if the save names the newest
 * version. Nobody's words are lost: where both changed a field, the draft keeps its text and the sent one comes back as
 * a conflict, unless one of the two is empty. Fields in `apart` are in conflict already and stay so. `own` says that
 * the draft's text comes from the same person, in another tab or by a save whose answer was lost; then, of two texts
 * that begin alike, the longer one is kept.
 */
export function mergeDraft(
  current: DraftTexts,
  sent: DraftTexts,
  base: Record<string, string>,
  digest: (text: string) => string,
  options: { newest: boolean; own?: boolean; apart?: readonly string[] },
): Merge {
  const merge: Merge = { texts: { ...current }, conflicts: {}, news: {} };
  for (const [field, mine] of Object.entries(sent)) {
    const theirs = current[field] ?? "";
    const seen = base[field] === undefined ? options.newest : digest(theirs) === base[field];
    if (options.apart?.includes(field)) {
      if (mine !== theirs) merge.conflicts[field] = mine;
    } else if (mine === theirs) continue;
    else if (seen) merge.texts[field] = mine;
    else if (digest(mine) === base[field] || mine === "") merge.news[field] = theirs;
    else if (theirs === "" || (options.own && mine.startsWith(theirs))) merge.texts[field] = mine;
    else if (options.own && theirs.startsWith(mine)) merge.news[field] = theirs;
    else merge.conflicts[field] = mine;
  }
  return merge;
}

/** One text made of two: first the draft's own, then the other after a horizontal rule. */
export const bothTexts = (field: string, own: string, other: string): string =>
  field === "title" ? `${own} / ${other}` : `${own}\n\n---\n\n${other}`;
