import type { RoleRow } from "#app/features/people/roles.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Table } from "#app/ui/table.tsx";
import { IntentForm, RowForm } from "#app/routes/intent-form.tsx";
import { Spoken } from "#app/routes/spoken.tsx";
import { NewcomerFields } from "../stakeholders/newcomer-fields.tsx";

export function Accepted({ accepted }: { accepted: boolean }) {
  const t = useText().people.office;
  return <Badge state={accepted ? "done" : "waiting"}>{accepted ? t.accepted : t.invited}</Badge>;
}

/** The people who work on the campaign for the body itself. */
export function PeopleRoles({ roles, manages }: { roles: RoleRow[]; manages: boolean }) {
  const text = useText().people;
  const t = text.office;
  const lang = useLang();
  const columns = [
    { label: t.person },
    { label: t.role },
    { label: t.since },
    { label: t.state },
    ...(manages ? [{ label: t.action, plain: true }] : []),
  ];
  const rows = roles.map((row) => ({
    id: row.id,
    cells: [
      <Who key="who" name={row.name} email={row.email} />,
      text.roles[row.role],
      longDay(row.since, lang),
      <Accepted key="state" accepted={row.accepted} />,
      ...(manages ? [<RoleActions key="actions" row={row} />] : []),
    ],
  }));
  const options = (["lead", "planner", "auditor"] as const).map((role) => ({
    value: role,
    label: text.roles[role],
    hint: text.roleHints[role],
  }));
  return (
    <section className="stack" aria-labelledby="office">
      <h2 id="office">{t.rolesTitle}</h2>
      {rows.length > 0 ? (
        <Table caption={t.rolesCaption} captionHidden cards columns={columns} rows={rows} />
      ) : (
        <Empty sentence={t.nobody} />
      )}
      {manages ? (
        <Disclosure summary={t.addRole}>
          <IntentForm intent="role">
            <p>{t.addRoleNote}</p>
            <Radios name="role" label={t.role} options={options} required />
            <NewcomerFields />
            <SubmitButton>{t.addRole}</SubmitButton>
          </IntentForm>
        </Disclosure>
      ) : null}
    </section>
  );
}

export const Who = ({ name, email }: { name: string; email: string }) => (
  <>
    <strong>{name}</strong>
    <br />
    <span className="muted small">{email}</span>
  </>
);

function RoleActions({ row }: { row: RoleRow }) {
  const text = useText().people;
  const t = text.office;
  return (
    <div className="cluster">
      {row.accepted ? null : (
        <RowForm intent="resend" hidden={{ person: row.personId }}>
          <Button type="submit" small>
            <Spoken shown={t.resend} said={t.resendTo(row.name)} />
          </Button>
        </RowForm>
      )}
      <Disclosure quiet summary={<Spoken shown={t.endRole} said={t.endRoleOf(text.roles[row.role], row.name)} />}>
        <RowForm intent="end-role" hidden={{ role: row.id }}>
          <p>{t.confirmEndRole}</p>
          <Button type="submit" kind="danger" small>
            {t.endRole}
          </Button>
        </RowForm>
      </Disclosure>
    </div>
  );
}
