import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";

/** What a page without scripts gets; the address decides the language. */
export function markup(node: ReactNode, address = "/"): string {
  return renderToStaticMarkup(<StaticRouter location={address}>{node}</StaticRouter>);
}

/** The first tag that matches, with its attributes. */
export function tag(html: string, pattern: RegExp): string {
  const found = pattern.exec(html);
  if (!found) throw new Error(`No ${pattern} in ${html}`);
  return found[0];
}
