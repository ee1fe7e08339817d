import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Meter } from "#app/ui/meter.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { getImport } from "./imports.server.ts";

type Import = Pick<
  NonNullable<Awaited<ReturnType<typeof getImport>>>,
  "id" | "state" | "total" | "written" | "known" | "errorCount" | "undoneAt"
>;

/** How far an import has come, in words that a screen reader hears as they change. */
export function ImportNotice({
  campaign,
  import: batch,
  undone,
}: {
  campaign: string;
  import: Import;
  undone: boolean;
}) {
  const t = useText().intake.import;
  const lang = useLang();
  const href = useHref();
  const n = (value: number) => number(value, lang);
  switch (batch.state) {
    case "checking":
    case "running": {
      const running = batch.state === "running";
      const done = batch.written + batch.known;
      return (
        <Notice kind="info" live>
          <p>{running ? t.running : t.checking}</p>
          {running ? (
            <Meter label={t.progress} value={done} max={batch.total} text={t.ofRows(n(done), n(batch.total))} />
          ) : (
            <p>{t.checkedRows(n(batch.total))}</p>
          )}
          <p className="no-print">
            <ButtonLink small icon="refresh" href={href("deskImport", { campaign, batch: batch.id })}>
              {t.refresh}
            </ButtonLink>
          </p>
        </Notice>
      );
    }
    case "checked":
      if (batch.errorCount > 0) return null;
      return batch.known === batch.total ? (
        <Notice kind="info">
          <p>{t.nothingNew}</p>
        </Notice>
      ) : (
        <Notice kind="success" live>
          <p>{t.ready}</p>
        </Notice>
      );
    case "done":
      return (
        <Notice kind="success" live>
          <p>{t.done(n(batch.written))}</p>
          <p>
            <a href={href("deskQueue", { campaign })}>{t.toQueue}</a>
          </p>
        </Notice>
      );
    case "failed":
      return (
        <Notice kind="error">
          <p>{batch.total > 0 ? t.failed : t.failedCheck}</p>
        </Notice>
      );
    case "undone":
      return (
        <Notice kind={undone ? "success" : "info"} live={undone}>
          <p>{undone || !batch.undoneAt ? t.undone : t.undoneAt(longTime(batch.undoneAt, lang))}</p>
        </Notice>
      );
  }
}
