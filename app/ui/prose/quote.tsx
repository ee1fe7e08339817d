import type { ReactNode } from "react";

/** The stance of a quotation to what cites it; opposing is drawn as strongly as supporting. */
export type Stance = "supports" | "qualifies" | "opposes" | "context";

export interface QuoteProps {
  /** The exact words. */
  text: ReactNode;
  /** Who said them, and for which bench. */
  source: ReactNode;
  href?: string;
  stance?: Stance;
  /** The stance in words, since a drawing alone would not be enough. */
  stanceLabel?: string;
  lang?: string;
  foot?: ReactNode;
  /** The link leads elsewhere within the page and names no source, so it is no caption. */
  within?: boolean;
}

export function Quote({ text, source, href, stance, stanceLabel, lang, foot, within }: QuoteProps) {
  return (
    <figure className={`quotation${stance ? ` quotation-${stance}` : ""}`}>
      {stanceLabel ? <p className="quotation-stance">{stanceLabel}</p> : null}
      <blockquote lang={lang}>
        <p>{text}</p>
      </blockquote>
      {within ? (
        <p className="quotation-within">
          <a href={href}>{source}</a>
        </p>
      ) : (
        <figcaption>{href ? <a href={href}>{source}</a> : source}</figcaption>
      )}
      {foot ? <div>{foot}</div> : null}
    </figure>
  );
}
