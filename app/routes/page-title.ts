import { langOf } from "#app/i18n/lang.ts";
import { textIn, type Text } from "#app/i18n/text.ts";

/** The title of a page for `meta`: first the page's own words, then the product's name. */
export const titled =
  (title: (t: Text) => string) =>
  ({ location }: { location: { pathname: string } }) => [
    { title: `${title(textIn(langOf(location.pathname)))} · Tavolo Comune` },
  ];
