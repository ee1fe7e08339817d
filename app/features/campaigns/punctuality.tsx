import { useLang, useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import type { TermVersion } from "./round.ts";
import { punctualityWords } from "./term-words.ts";

/**
 * Whether a text is in time, and why. `short` leaves out what goes without saying: that a text came while its round was
 * open.
 */
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
