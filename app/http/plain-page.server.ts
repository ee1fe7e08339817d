import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { refusalText } from "#app/core/refusal-text.ts";
import { statusOf } from "#app/core/refusal.ts";
import type { RefusalCode } from "#app/refusals.ts";

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * The page of a refusal that comes before a page is chosen, or in place of a file: too large, too many, from another
 * site, closed. It has no style, so that there is nothing to load.
 */
export function plainPage(
  lang: Lang,
  code: RefusalCode | "bug",
  requestId: string,
  headers: Record<string, string> = {},
  named?: string,
): Response {
  const t = textIn(lang).errors;
  const sentence = code === "bug" ? t.bug : refusalText(textIn(lang), code);
  const titles: Partial<Record<RefusalCode | "bug", string>> = {
    bug: t.bugTitle,
    unavailable: t.unavailableTitle,
    not_found: t.notFoundTitle,
    file_in_preparation: t.fileSoonTitle,
    file_withdrawn: t.fileGoneTitle,
  };
  const title = named ?? titles[code] ?? t.pageTitle;
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title>
<main><h1>${escape(title)}</h1><p>${escape(sentence)}</p><p>${escape(t.requestId)}: <code>${escape(requestId)}</code></p><p><a href="${lang === "en" ? "/en" : "/"}">${escape(t.backHome)}</a></p></main></html>`;
  return new Response(html, {
    status: code === "bug" ? 500 : statusOf(code),
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}
