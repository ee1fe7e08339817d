import { useLang } from "#app/i18n/text.ts";

/** The language of what people wrote, where it isn't the page's: consultations are held in Italian. */
export const useContentLang = (): "it" | undefined => (useLang() === "it" ? undefined : "it");
