import { useSearchParams } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";

type Words = Readonly<Record<string, string>>;

/**
 * The sentence for what has just been done, which the redirect names by `?fatto=code`; null where the page has none.
 */
export function useDone(words: Words): string | null {
  const code = useSearchParams()[0].get("fatto");
  return code !== null && Object.hasOwn(words, code) ? (words[code] ?? null) : null;
}

/** The same as a notice, in the words of the page or in those for people and accounts. */
export function DoneNotice({ words }: { words?: Words }) {
  const known = useText().people.done;
  const said = useDone(words ?? known);
  return said === null ? null : (
    <Notice kind="success" live>
      <p>{said}</p>
    </Notice>
  );
}
