import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Table } from "#app/ui/table.tsx";
import type { listInvitations } from "#app/features/stakeholders/sent-invitations.server.ts";
import { InvitationWords } from "#app/features/stakeholders/register-table.tsx";

/** Every invitation that a body was sent, with what the mail server answered and what became of its link. */
export function InvitationList({ invitations }: { invitations: Awaited<ReturnType<typeof listInvitations>> }) {
  const t = useText().stakeholders.entry;
  const lang = useLang();
  return (
    <section className="stack">
      <h2>{t.invitations}</h2>
      {invitations.length === 0 ? (
        <p className="muted">{t.noInvitations}</p>
      ) : (
        <Table
          caption={t.invitations}
          captionHidden
          cards
          columns={[{ label: t.sentAt }, { label: t.to }, { label: t.outcome }]}
          rows={invitations.map((row) => ({
            id: row.id,
            cells: [
              longTime(row.sentAt, lang),
              row.contactEmail === "" ? (
                <span key="to" className="muted">
                  {t.forgotten}
                </span>
              ) : (
                <span key="to">
                  {row.contactName || t.toBody}
                  <br />
                  <span className="small">{row.contactEmail}</span>
                </span>
              ),
              <span key="outcome">
                <InvitationWords row={row} />
                {row.failure ? (
                  <span className="small muted row-about">
                    <code>{row.failure}</code>
                  </span>
                ) : null}
                {row.outcome ? <span className="small row-about">{t[row.outcome]}</span> : null}
              </span>,
            ],
          }))}
        />
      )}
    </section>
  );
}
