import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, need, stop, submit } from "#app/http/route.server.ts";
import { listPeople, peoplePerPage } from "#app/features/people/people.server.ts";
import { endAdmin, grantAdmin, listRoles, type RoleRow } from "#app/features/people/roles.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { IntentForm, RowForm, RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { Spoken } from "#app/routes/spoken.tsx";
import { keyIn, pageOf } from "../list-key.ts";
import { MorePages } from "../more-pages.tsx";
import { NewcomerFields } from "../stakeholders/newcomer-fields.tsx";
import { Accepted, Who } from "../people/people-roles.tsx";
import { SearchForm } from "../search-form.tsx";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.people.system.peopleTitle);

export async function loader(args: LoaderFunctionArgs) {
  need(args, "person.manage");
  const params = new URL(args.request.url).searchParams;
  const search = (params.get("cerca") ?? "").trim().slice(0, 100);
  const rows = await listPeople({ search, after: keyIn(params) });
  return { search, begun: params.has("dopo"), admins: await listRoles(null), ...pageOf(rows, peoplePerPage, params) };
}

export async function action(args: ActionFunctionArgs) {
  need(args, "person.manage");
  const form = args.context.form;
  const done = (code: string) => () => `${hrefIn(contextOf(args).lang, "systemPeople")}?fatto=${code}`;
  switch (form.get("intent")) {
    case "admin":
      return submit(args, grantAdmin, {}, done("ruolo"));
    case "end-admin":
      return submit(args, endAdmin, {}, done("ruolo-finito"));
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { search, admins, rows, nextHref, begun } = useLoaderData<typeof loader>();
  const text = useText().people;
  const t = text.system;
  const href = useHref();
  return (
    <SystemShell current="people">
      <PageHeader title={t.peopleTitle} lead={t.peopleLead} />
      <div className="stack">
        <DoneNotice />
        <RowRefusal intents={["end-admin"]} />
        <SearchForm action={href("systemPeople")} label={t.search} search={search} />
        {rows.length === 0 ? (
          <Empty sentence={t.noPeople} />
        ) : (
          <Table
            caption={t.peopleTitle}
            captionHidden
            cards
            columns={[
              { label: text.office.person },
              { label: text.email },
              { label: text.office.state },
              { label: t.roleCount, numeric: true },
              { label: t.mandateCount, numeric: true },
            ]}
            rows={rows.map((row) => ({
              id: row.id,
              cells: [
                <a key="name" href={href("systemPerson", { person: row.id })}>
                  {row.name}
                </a>,
                row.email,
                <Accepted key="state" accepted={row.accepted} />,
                row.roles,
                row.mandates,
              ],
            }))}
          />
        )}
        <MorePages nextHref={nextHref} firstHref={begun ? href("systemPeople") : null} />
        <Admins admins={admins} />
      </div>
    </SystemShell>
  );
}

function Admins({ admins }: { admins: RoleRow[] }) {
  const text = useText().people;
  const t = text.system;
  const lang = useLang();
  return (
    <section className="stack" aria-labelledby="admins">
      <h2 id="admins">{t.admins}</h2>
      <Table
        caption={text.roles.admin}
        captionHidden
        cards
        columns={[
          { label: text.office.person },
          { label: text.office.since },
          { label: text.office.state },
          { label: text.office.action, plain: true },
        ]}
        rows={admins.map((row) => ({
          id: row.id,
          cells: [
            <Who key="who" name={row.name} email={row.email} />,
            longDay(row.since, lang),
            <Accepted key="state" accepted={row.accepted} />,
            <Disclosure key="end" quiet summary={<Spoken shown={t.endAdmin} said={t.endAdminOf(row.name)} />}>
              <RowForm intent="end-admin" hidden={{ role: row.id }}>
                <p>{text.office.confirmEndRole}</p>
                <Button type="submit" kind="danger" small>
                  {t.endAdmin}
                </Button>
              </RowForm>
            </Disclosure>,
          ],
        }))}
      />
      <Disclosure summary={t.addAdmin}>
        <IntentForm intent="admin">
          <p>{text.office.addRoleNote}</p>
          <NewcomerFields />
          <SubmitButton>{t.addAdmin}</SubmitButton>
        </IntentForm>
      </Disclosure>
    </section>
  );
}
