import { useLocation } from "@remix-run/react";
import { en } from "./en/index.ts";
import { it } from "./it/index.ts";
import { langOf, type Lang } from "./lang.ts";
import type { Same } from "./same.ts";

export type Text = Same<typeof it>;

const texts: Record<Lang, Text> = { it, en };

/** For loaders, mails and exports. */
export const textIn = (lang: Lang): Text => texts[lang];

/** The language stands in the address, so no cookie and no context is needed. */
export const useLang = (): Lang => langOf(useLocation().pathname);

export const useText = (): Text => texts[useLang()];
