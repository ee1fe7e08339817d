import { Losses } from "./paper-worker-xml.js";

/**
 * The clipboard's HTML in the form that the converter needs. The parser takes conditional comments and Word's islands
 * of XML for comments; code becomes plain text; the header that Windows puts before the HTML is removed.
 * @param {string} html
 */
export function pastedToHtml(html) {
  const losses = new Losses();
  for (const [image] of html.matchAll(/<(?:img|v:imagedata)\b[^>]{0,2000}/gi)) {
    losses.add("images", /\balt\s*=\s*"([^"]*)"/i.exec(image)?.[1] ?? /\balt\s*=\s*'([^']*)'/i.exec(image)?.[1] ?? "");
  }
  const clean = html
    .toWellFormed()
    .replace(/^Version:[^<]{0,500}(?=<)/, "")
    .replace(/<(\/?)pre\b/gi, "<$1div")
    .replace(/<(\/?)(?:code|kbd|samp|tt)\b/gi, "<$1span");
  return { html: clean, losses };
}
