import { useText } from "#app/i18n/text.ts";
import { ThreadStroke } from "./thread-stroke.tsx";
import type { ThreadLine } from "./thread-line.ts";

export interface ThreadProps {
  line: ThreadLine;
  href?: string;
  /** Only number and stroke are seen; screen readers still say the name. */
  short?: boolean;
  /** The language of the line's name, where it isn't the page's. */
  lang?: string;
}

/**
 * A line, wherever it is shown: stroke, number and name, never the colour alone, and a link where it can be followed.
 */
export function Thread({ line, href, short, lang }: ThreadProps) {
  const t = useText().ui;
  const inside = (
    <>
      <ThreadStroke line={line} length={short ? 30 : 48} />
      {short ? (
        <>
          <span aria-hidden="true" className="thread-code">
            {line.code}
          </span>
          <span className="visually-hidden" lang={lang}>
            {t.thread(line.code, line.shortName)}
          </span>
        </>
      ) : (
        <>
          <span className="visually-hidden">{t.line} </span>
          <span className="thread-code">{line.code}</span> <span lang={lang}>{line.shortName}</span>
        </>
      )}
    </>
  );
  const name = short ? "thread thread-short" : "thread";
  return href ? (
    <a className={name} href={href}>
      {inside}
    </a>
  ) : (
    <span className={name}>{inside}</span>
  );
}

/** Several lines side by side. */
export function Threads({
  lines,
  hrefOf,
  short,
  lang,
}: {
  lines: readonly ThreadLine[];
  hrefOf?: (line: ThreadLine) => string;
  short?: boolean;
  lang?: string;
}) {
  if (lines.length === 0) return null;
  return (
    <ul className="threads">
      {lines.map((line) => (
        <li key={line.code}>
          <Thread
            line={line}
            {...(hrefOf && { href: hrefOf(line) })}
            {...(short && { short })}
            {...(lang && { lang })}
          />
        </li>
      ))}
    </ul>
  );
}
