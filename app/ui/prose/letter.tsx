import type { ReactNode } from "react";

export interface LetterProps {
  /** Who signs. */
  from: ReactNode;
  /** Date, number, receipt: one short line each. */
  facts: readonly ReactNode[];
  /** After the text: who joined it, attachments. */
  end?: ReactNode;
  children: ReactNode;
}

/** A text that somebody sent, with sender, date and number at the top, as on paper. */
export function Letter({ from, facts, end, children }: LetterProps) {
  return (
    <article className="letter">
      <div className="letter-head">
        <p className="letter-from">{from}</p>
        <ul className="letter-facts">
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
      </div>
      {children}
      {end ? <div className="letter-end">{end}</div> : null}
    </article>
  );
}
