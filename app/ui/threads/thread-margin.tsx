import { useText } from "#app/i18n/text.ts";
import { ThreadStroke } from "./thread-stroke.tsx";
import type { ThreadLine } from "./thread-line.ts";

/**
 * The threads of a passage: upright in the margin on wide pages; in the line on phones and where `inline`. It is
 * phrasing content, so that it can stand within a sentence; there a screen reader says only the line's number.
 */
export function ThreadMargin({
  lines,
  href,
  length = 30,
  inline,
}: {
  lines: readonly ThreadLine[];
  href?: string;
  length?: number;
  inline?: boolean;
}) {
  const t = useText().ui;
  if (lines.length === 0) return null;
  const inside = lines.map((line) => (
    <span key={line.code} className="thread-margin-one">
      <ThreadStroke line={line} length={length} upright />
      <span aria-hidden="true" className="thread-code">
        {line.code}
      </span>
      <span className="visually-hidden">{t.threadMark(line.code)}. </span>
    </span>
  ));
  const name = inline ? "thread-margin thread-margin-inline" : "thread-margin";
  return href ? (
    <a className={name} href={href}>
      {inside}
    </a>
  ) : (
    <span className={name}>{inside}</span>
  );
}
