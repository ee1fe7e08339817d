import type { ReactNode } from "react";
import { ThreadStroke } from "./thread-stroke.tsx";
import type { ThreadLine } from "./thread-line.ts";

export interface ThreadListItem {
  line: ThreadLine;
  /** The line's full title. */
  title: string;
  href?: string;
  /** What the line asks, in a sentence. */
  text?: ReactNode;
  /** What was said, what is proposed: counts with their words. */
  figures?: ReactNode;
}

/** The lines of a campaign below one another, each on its thread: the main part of the campaign's page. */
export function ThreadList({
  items,
  level = 3,
  lang,
}: {
  items: readonly ThreadListItem[];
  level?: 2 | 3 | 4;
  lang?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <ol className="thread-list">
      {items.map(({ line, title, href, text, figures }) => (
        <li key={line.code}>
          <ThreadStroke line={line} length={80} width={5} />
          <span className="thread-list-code" aria-hidden="true">
            {line.code}
          </span>
          <div className="thread-list-text">
            <Heading lang={lang}>{href ? <a href={href}>{title}</a> : title}</Heading>
            {text ? <p lang={lang}>{text}</p> : null}
          </div>
          {figures ? <div className="thread-list-figures">{figures}</div> : null}
        </li>
      ))}
    </ol>
  );
}
