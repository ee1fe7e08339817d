import type { ProseMark } from "./prose-marks.ts";

/**
 * Where a marked passage begins and ends, for who doesn't see the marks: screen readers say nothing of a `mark`
 * element.
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
