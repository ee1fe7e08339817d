import { useLang, useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import type { TermVersion } from "./round.ts";
import { punctualityWords } from "./term-words.ts";

/** In time or not, and why; `short` says nothing of what needs no word: a text that came while its round was open. */
export function Punctuality({
  receivedAt,
  terms,
  short,
}: {
  receivedAt: Date;
  terms: readonly TermVersion[];
  short?: true;
}) {
  const words = useText().terms;
  const said = punctualityWords(words, useLang(), receivedAt, terms);
  if (short && said.plain) return null;
  return (
    <>
      <Badge state={said.inTime ? "done" : "waiting"}>{said.label}</Badge> {said.why}
    </>
  );
}
