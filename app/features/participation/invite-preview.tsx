import { useText } from "#app/i18n/text.ts";
import { Table } from "#app/ui/table.tsx";
import type { InviteRow } from "./invite-row.ts";

/** Each row of a list as it was understood: which body, what happens to it, to whom the invitation goes. */
export function InvitePreview({ rows }: { rows: readonly InviteRow[] }) {
  const t = useText().stakeholders.batch;
  return (
    <section className="stack">
      <h2>{t.preview}</h2>
      <Table
        caption={t.preview}
        captionHidden
        cards
        columns={[{ label: t.organisation }, { label: t.row, numeric: true }, { label: t.what }, { label: t.to }]}
        rows={rows.map((row) => ({
          id: String(row.row),
          cells: [
            row.name + (row.made?.distinction ? ` (${row.made.distinction})` : ""),
            String(row.row),
            row.skipped ? (
              <span key="what" className="muted">
                {t.skipped[row.skipped]}
              </span>
            ) : row.made ? (
              t.inviteNew
            ) : (
              <span key="what">
                {t.invite}
                {row.noteStays ? <span className="small row-about">{t.noteStays}</span> : null}
              </span>
            ),
            row.skipped ? (
              "–"
            ) : (
              <span key="to">
                {row.contact.name ? (
                  <>
                    {row.contact.name}
                    <br />
                  </>
                ) : null}
                <span className="small">{row.contact.email}</span>
              </span>
            ),
          ],
        }))}
      />
      {rows.some((row) => row.skipped) ? <p className="muted small">{t.skippedHint}</p> : null}
    </section>
  );
}
