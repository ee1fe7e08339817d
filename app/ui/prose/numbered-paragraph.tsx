import type { ReactNode } from "react";
import type { ThreadLine } from "../threads/thread-line.ts";
import { ThreadMargin } from "../threads/thread-margin.tsx";

export interface NumberedParagraphProps {
  /** The permanent id, which is also the fragment of its address. */
  id: string;
  number: number;
  /** What the number's link says: «Capoverso 12, indirizzo permanente». */
  linkLabel: string;
  href?: string;
  lines?: readonly ThreadLine[];
  /** Under the text: «chi lo dice?», positions. */
  foot?: ReactNode;
  children: ReactNode;
}

/** One paragraph of the document: its number and its threads in the margin, its sources under it. */
export function NumberedParagraph({ id, number, linkLabel, href, lines = [], foot, children }: NumberedParagraphProps) {
  return (
    <div className="paragraph" id={id}>
      <div className="paragraph-margin">
        <a className="paragraph-number" href={href ?? `#${id}`} aria-label={linkLabel}>
          {number}
        </a>
        <ThreadMargin lines={lines} />
      </div>
      <div>{children}</div>
      {foot ? <div className="paragraph-foot">{foot}</div> : null}
    </div>
  );
}
