import type { ReactNode } from "react";
import type { ThreadLine } from "./threads/thread-line.ts";
import { Threads } from "./threads/thread.tsx";

export interface CardProps {
  title: ReactNode;
  href?: string;
  kicker?: ReactNode;
  /** Organisation, date, number, in one small line. */
  meta?: ReactNode;
  lines?: readonly ThreadLine[];
  /** Badges and links under the text. */
  foot?: ReactNode;
  level?: 2 | 3 | 4;
  lang?: string;
  children?: ReactNode;
}

/** An item of a list. Only the title is a link, so that a screen reader says a name and not a whole card. */
export function Card({ title, href, kicker, meta, lines = [], foot, level = 3, lang, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="card">
      {kicker ? <p className="kicker">{kicker}</p> : null}
      <Heading className="card-title" lang={lang}>
        {href ? <a href={href}>{title}</a> : title}
      </Heading>
      {meta ? <p className="card-meta">{meta}</p> : null}
      {children ? (
        <div className="card-text" lang={lang}>
          {children}
        </div>
      ) : null}
      <Threads lines={lines} {...(lang && { lang })} />
      {foot ? <div className="card-foot">{foot}</div> : null}
    </article>
  );
}
