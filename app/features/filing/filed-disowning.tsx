import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";

interface Filing {
  disownedAt: Date | null;
  disownedReason: string;
  disownedDocument: string;
}

/** Shown on the body's own page of a filing: that it is disowned, why, and on which paper. */
export function FiledDisowning({ filing }: { filing: Filing }) {
  const t = useText().bodies.disown;
  const lang = useLang();
  if (!filing.disownedAt) return null;
  return (
    <Notice kind="warning" title={t.own(longDay(filing.disownedAt, lang))}>
      <p lang="it">{filing.disownedReason}</p>
      {filing.disownedDocument ? <p>{t.onPaper(filing.disownedDocument)}</p> : null}
    </Notice>
  );
}
