import type { ReactNode } from "react";
import { useText } from "#app/i18n/text.ts";

export interface TimelineItem {
  title: ReactNode;
  /** Already written for the reader: «dal 3 al 28 novembre 2025». */
  when: ReactNode;
  state: "done" | "now" | "next";
  text?: ReactNode;
  href?: string;
  lang?: string;
}

/** Where the consultation is; the state is also said in words. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useText().ui;
  const words = { done: t.timelineDone, now: t.timelineNow, next: t.timelineNext };
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        <li
          key={index}
          className={`timeline-${item.state}`}
          {...(item.state === "now" && { "aria-current": "step" as const })}
        >
          <p className="timeline-when">
            {item.when} <span className="timeline-state">{words[item.state]}</span>
          </p>
          <p className="timeline-title" lang={item.lang}>
            {item.href ? <a href={item.href}>{item.title}</a> : item.title}
          </p>
          {item.text ? <div lang={item.lang}>{item.text}</div> : null}
        </li>
      ))}
    </ol>
  );
}
