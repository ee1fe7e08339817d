import { hrefIn } from "#app/core/paths.ts";
import type { Lang } from "#app/i18n/lang.ts";
import type { Text } from "#app/i18n/text.ts";
import type { sources } from "#db/schema/sources.ts";

export type SourceKindName = (typeof sources.$inferSelect)["kind"];

/** A consultation by its address, and a source of it by its number. */
interface Named {
  campaign: string;
  number: string;
}

/** What the product has to know of a kind of source; everything else about one stands in its row of `sources`. */
export interface SourceKind {
  /** The address of its public page. */
  page(lang: Lang, at: Named): string;
  /** Where the office works on it. */
  deskPage(lang: Lang, at: Named): string;
  /** How an address names one that is reported or taken down: `?contributo=TCL-2025-0042`. */
  query: string;
  /** Whether its passages are quoted, or it is cited whole because it has no text to quote from: a figure. */
  cited: "by_passage" | "whole";
  /** Who says it, where no body has said that the words are its own. */
  speaker(t: Text): string;
}

/**
 * Every kind of source, on one page: a new one is added here, to `sourceKinds` in db/schema/sources.ts, and to what
 * can be done to it (`sourceActs` in features/removals). Nothing else asks of which kind a source is in order to
 * quote it.
 */
export const sourceKinds: Record<SourceKindName, SourceKind> = {
  contribution: {
    page: (lang, at) => hrefIn(lang, "contribution", at),
    deskPage: (lang, at) => hrefIn(lang, "deskContribution", at),
    query: "contributo",
    cited: "by_passage",
    speaker: (t) => t.document.noBody,
  },
};

/** The first kind that there was: earlier versions of the document name no kind, and mean a contribution. */
export const firstKind: SourceKindName = "contribution";

export const isSourceKind = (kind: string): kind is SourceKindName => Object.hasOwn(sourceKinds, kind);

/** The address of a source; with `excerptId`, of that passage on its page. */
export function sourceHref(
  lang: Lang,
  { kind, ...at }: { kind: SourceKindName; campaign: string; number: string },
  excerptId?: string,
): string {
  const page = sourceKinds[kind].page(lang, at);
  return excerptId === undefined ? page : `${page}#e-${excerptId}`;
}

/** Whose words they are, as pages and files name them. */
export const speakerOf = ({ organisation, kind }: { organisation: string; kind: SourceKindName }, t: Text): string =>
  organisation === "" ? sourceKinds[kind].speaker(t) : organisation;

/**
 * Why it can't be quoted, classified and cited now, or null. Nobody quotes what isn't public, or what its organisation
 * has disowned.
 */
export function whyNotQuote(source: { state: string; disownedAt: Date | null }): "not_quotable" | "disowned" | null {
  if (source.state !== "published") return "not_quotable";
  return source.disownedAt ? "disowned" : null;
}
