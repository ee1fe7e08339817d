import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Offered only to the person who wrote it: the browser keeps it under a name that stands for that person. */
export function DraftLocalCopy({ at, onTake, onDrop }: { at: string; onTake(): void; onDrop(): void }) {
  const t = useText().contributions.draft;
  const lang = useLang();
  const when = new Date(at);
  return (
    <Notice kind="warning" title={t.localTitle} live>
      <p>{t.localText(Number.isNaN(when.getTime()) ? "" : longTime(when, lang))}</p>
      <div className="cluster">
        <Button onClick={onTake}>{t.localTake}</Button>
        <Button kind="quiet" onClick={onDrop}>
          {t.localDrop}
        </Button>
      </div>
    </Notice>
  );
}
