import { useText, type Text } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Table } from "#app/ui/table.tsx";
import type { RowError } from "./invite-columns.ts";

/**
 * `too_long:200` in the reader's words: those for this file, or else those for any form. An unknown code is shown as it
 * is.
 */
function codeWords(text: Text, code: string): string {
  const [key = "", argument = ""] = code.split(":");
  const words: Record<string, string | ((argument: string) => string)> = {
    ...text.errors.fields,
    ...text.stakeholders.batch.codes,
  };
  const found = Object.hasOwn(words, key) ? words[key] : undefined;
  return typeof found === "function" ? found(argument) : (found ?? code);
}

const shown = 200;

/** What is wrong with a list, by row and column. */
export function InviteErrors({ errors }: { errors: readonly RowError[] }) {
  const text = useText();
  const t = text.stakeholders.batch;
  if (errors.length === 0) return null;
  return (
    <section className="stack">
      <Notice kind="error">
        <p>{t.wrong(errors.length)}</p>
      </Notice>
      <Table
        cards
        caption={errors.length > shown ? t.firstErrors(shown) : t.errors}
        columns={[{ label: t.row, numeric: true }, { label: t.column }, { label: t.error, plain: true }]}
        rows={errors.slice(0, shown).map((error, index) => ({
          id: String(index),
          cells: [
            String(error.row),
            error.column ? <code key="column">{error.column}</code> : t.wholeRow,
            codeWords(text, error.code),
          ],
        }))}
      />
    </section>
  );
}
