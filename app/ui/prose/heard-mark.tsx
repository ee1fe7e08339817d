import type { ProseMark } from "./prose-marks.ts";

/**
 * Says where a marked passage begins and ends to people who can't see the marks, because screen readers say nothing of
 * a `mark` element.
 */
export const heard = (words: { begins: string; ends: string }, lang: string): Pick<ProseMark, "before" | "after"> => ({
  before: (
    <span className="visually-hidden" lang={lang}>
      {words.begins}{" "}
    </span>
  ),
  after: (
    <span className="visually-hidden" lang={lang}>
      {" "}
      {words.ends}
    </span>
  ),
});
