import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Table } from "#app/ui/table.tsx";
import type { RowError } from "./columns.ts";
import { errorWords } from "./error-words.ts";

/** What the check found, by row and column; the file with all of it is one link away. */
export function ImportErrors({
  campaign,
  batch,
  errors,
  count,
  held,
}: {
  campaign: string;
  batch: string;
  errors: readonly RowError[];
  count: number;
  held: boolean;
}) {
  const text = useText();
  const t = text.intake.import;
  const lang = useLang();
  const href = useHref();
  if (count === 0) return null;
  return (
    <section className="stack">
      <Notice kind="error">
        <p>{t.wrong(number(count, lang))}</p>
      </Notice>
      {held ? (
        <p>
          <ButtonLink icon="download" small href={href("importErrors", { campaign, batch })} download>
            {t.allErrors}
          </ButtonLink>
        </p>
      ) : null}
      <Table
        caption={count > errors.length ? t.firstErrors(number(errors.length, lang)) : t.errors}
        columns={[{ label: t.row, numeric: true }, { label: t.column }, { label: t.error }]}
        rows={errors.map((error, index) => ({
          id: String(index),
          cells: [
            String(error.row),
            error.column ? <code key="column">{error.column}</code> : t.wholeRow,
            errorWords(text, error.code),
          ],
        }))}
      />
    </section>
  );
}
