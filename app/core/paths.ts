import { pages } from "#app/urls.js";
import { useLang } from "#app/i18n/text.ts";
import type { Lang } from "#app/i18n/lang.ts";

export type PageName = keyof typeof pages;
type Path<N extends PageName> = (typeof pages)[N][0];
type ParamNames<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? ParamName<Name> | ParamNames<`/${More}`>
    : ParamName<Rest>
  : never;
type ParamName<S extends string> = S extends `${infer Name}.${string}` ? Name : S;
type Params<N extends PageName> = [ParamNames<Path<N>>] extends [never]
  ? []
  : [params: Record<ParamNames<Path<N>>, string | number>];

/** The address of a page in a language: `hrefIn("it", "campaign", { campaign: slug })`. */
export function hrefIn<N extends PageName>(lang: Lang, name: N, ...[params]: Params<N>): string {
  const path = pages[name][0].replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String((params as Record<string, string | number>)[key])),
  );
  return lang === "en" ? (path === "/" ? "/en" : `/en${path}`) : path;
}

/** `const href = useHref()`, then `href("campaign", { campaign })`: the reader's language is kept. */
export function useHref() {
  const lang = useLang();
  return <N extends PageName>(name: N, ...params: Params<N>): string => hrefIn(lang, name, ...params);
}

/** The same page in the other language. */
export function inLang(lang: Lang, pathname: string): string {
  const italian = pathname.replace(/^\/en(?=\/|$)/, "") || "/";
  return lang === "en" ? (italian === "/" ? "/en" : `/en${italian}`) : italian;
}
