import { useLang } from "#app/i18n/text.ts";

/** The language of what people wrote, where it isn't that of the page: consultations are held in Italian. */
export const useContentLang = (): "it" | undefined => (useLang() === "it" ? undefined : "it");
