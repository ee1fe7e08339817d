import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";

interface Filing { number: string; disownedAt: Date | null; disownedReason: string; disownedDocument: string }

/** On the body's own page of a filing: that it is disowned and why, or the way to say so for whoever may. */
export function FiledDisowning({ filing, may }: { filing: Filing; may: boolean }) {
  const t = useText().bodies.disown;
  const lang = useLang();
  const href = useHref();
  if (filing.disownedAt) {
    return (
      <Notice kind="warning" title={t.own(longDay(filing.disownedAt, lang))}>
        <p lang="it">{filing.disownedReason}</p>
        {filing.disownedDocument ? <p>{t.onPaper(filing.disownedDocument)}</p> : null}
      </Notice>
    );
  }
  return may ? <p className="no-print"><a href={href("disown", { number: filing.number })}>{t.open}</a></p> : null;
}
