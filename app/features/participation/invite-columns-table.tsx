import { useLang, useText } from "#app/i18n/text.ts";
import { Table } from "#app/ui/table.tsx";
import { inviteColumns } from "./invite-columns.ts";

/** The columns that a list may have, with their rules: the same that the check reads. */
export function InviteColumns() {
  const t = useText().stakeholders.bulk;
  const lang = useLang();
  return (
    <section className="stack">
      <h2 id="colonne">{t.columns}</h2>
      <p>{t.columnsLead}</p>
      <Table
        caption={t.columns}
        captionHidden
        cards
        columns={[{ label: t.column }, { label: t.meaning, plain: true }]}
        rows={inviteColumns.map((column) => ({
          id: column.key,
          cells: [<code key="name">{column[lang]}</code>, t.rules[column.key]],
        }))}
      />
    </section>
  );
}
