import { useHref } from "#app/core/paths.ts";
import type { MandateRow } from "#app/features/organisations/mandate-queries.server.ts";
import { MandateState, Term } from "#app/features/organisations/mandate-words.tsx";
import { fullName } from "#app/features/organisations/name.ts";
import type { HeldRole } from "#app/features/people/roles.server.ts";
import type { OpenSession } from "#app/features/signin/sessions.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/forms/button.tsx";
import { Table } from "#app/ui/table.tsx";
import { RowForm } from "../intent-form.tsx";
import { Spoken } from "../spoken.tsx";

/** `mandateId`, given on one's own page, is the mandate under which one acts now. */
export function HeldMandates({ mandates, mandateId }: { mandates: MandateRow[]; mandateId?: string | null }) {
  const text = useText();
  const t = text.people.profile;
  const o = text.organisations;
  const href = useHref();
  if (mandates.length === 0) return null;
  const current = mandates.find((mandate) => mandate.id === mandateId);
  const holding = mandates.filter((mandate) => mandate.notActing === null);
  return (
    <section className="stack" aria-labelledby="mandates">
      <h2 id="mandates">{mandateId === undefined ? t.mandatesCaptionOther : t.mandatesTitle}</h2>
      {current ? (
        <p>
          {t.actingNow} <strong>{fullName(current.organisation)}</strong>, {current.campaign.title}.
        </p>
      ) : null}
      <Table
        caption={t.mandatesCaption}
        captionHidden
        cards
        columns={[
          { label: o.organisation },
          { label: o.campaign },
          { label: o.capacity },
          { label: o.term },
          { label: o.mandate.state },
        ]}
        rows={mandates.map((row) => ({
          id: row.id,
          cells: [
            fullName(row.organisation),
            row.campaign.title,
            o.capacities[row.capacity],
            <Term key="term" term={row} />,
            <MandateState key="state" notActing={row.notActing} />,
          ],
        }))}
      />
      {mandateId !== undefined && holding.length > 1 ? (
        <p>
          <ButtonLink href={href("chooseMandate")}>{t.choose}</ButtonLink>
        </p>
      ) : null}
    </section>
  );
}

export function HeldRoles({ roles, own }: { roles: HeldRole[]; own?: boolean }) {
  const { people: text, organisations } = useText();
  const lang = useLang();
  if (roles.length === 0) return null;
  return (
    <section className="stack-tight" aria-labelledby="roles">
      <h2 id="roles">{own ? text.profile.rolesTitle : text.profile.rolesTitleOther}</h2>
      <ul>
        {roles.map((role) => (
          <li key={role.id}>
            <strong>{text.roles[role.role]}</strong>
            {role.bodyName ? `, ${role.bodyName[lang]}` : role.campaignTitle ? `, ${role.campaignTitle}` : ""}{" "}
            <span className="muted">({organisations.from(longDay(role.since, lang))})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function OpenSessions({ sessions }: { sessions: OpenSession[] }) {
  const t = useText().people.profile;
  const lang = useLang();
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{t.sessionsTitle}</h2>
      <Table
        caption={t.sessionsCaption}
        captionHidden
        cards
        columns={[{ label: t.device }, { label: t.since }, { label: t.state }]}
        rows={sessions.map((session) => {
          const device = session.device || t.unknownDevice;
          const since = longTime(session.since, lang);
          const close = (
            <RowForm intent="session" hidden={{ session: session.handle }}>
              <Button type="submit" small>
                <Spoken shown={t.endSession} said={t.endSessionOf(device, since)} />
              </Button>
            </RowForm>
          );
          return {
            id: session.handle,
            cells: [
              device,
              since,
              session.current ? (
                <Badge key="now" state="open">
                  {t.thisOne}
                </Badge>
              ) : (
                close
              ),
            ],
          };
        })}
      />
      <RowForm intent="everywhere" hidden={{}}>
        <div className="cluster">
          <Button type="submit" kind="danger">
            {t.endAll}
          </Button>
          <span className="muted">{t.endAllNote}</span>
        </div>
      </RowForm>
    </section>
  );
}
