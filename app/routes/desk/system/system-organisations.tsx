import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { listAllDistricts } from "#app/features/places/places.server.ts";
import { contextOf, need, submit } from "#app/http/route.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { listOrganisations, organisationsPerPage } from "#app/features/organisations/organisation-queries.server.ts";
import { createOrganisation } from "#app/features/organisations/organisations.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { keyIn, pageOf } from "../list-key.ts";
import { MorePages } from "../more-pages.tsx";
import { FactFields, NameFields } from "./organisation-fields.tsx";
import { SearchForm } from "../search-form.tsx";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.organisations.list.title);

export async function loader(args: LoaderFunctionArgs) {
  need(args, "organisation.manage");
  const params = new URL(args.request.url).searchParams;
  const search = (params.get("cerca") ?? "").trim().slice(0, 100);
  const rows = await listOrganisations({ search, after: keyIn(params), day: romeDay(args.context.now) });
  return {
    search,
    begun: params.has("dopo"),
    districts: await listAllDistricts(),
    ...pageOf(rows, organisationsPerPage, params),
  };
}

export async function action(args: ActionFunctionArgs) {
  need(args, "organisation.manage");
  return submit(
    args,
    createOrganisation,
    {},
    (organisation) => `${hrefIn(contextOf(args).lang, "systemOrganisation", { organisation })}?fatto=organizzazione`,
  );
}

export default function Page() {
  const { search, rows, districts, nextHref, begun } = useLoaderData<typeof loader>();
  const o = useText().organisations;
  const t = o.list;
  const href = useHref();
  const answer = useFormAnswer();
  return (
    <SystemShell current="organisations">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack">
        <Disclosure summary={t.add} open={answer !== null}>
          <IntentForm intent="create" labels={{ name: o.form.name, validFrom: o.form.validFrom, email: o.form.email }}>
            <NameFields />
            <DateField name="validFrom" label={o.form.validFrom} hint={o.form.validFromHint} optional />
            <FactFields districts={districts} />
            <SubmitButton icon="plus">{t.create}</SubmitButton>
          </IntentForm>
        </Disclosure>
        <SearchForm action={href("systemOrganisations")} label={t.search} search={search} />
        {rows.length === 0 ? (
          <Empty sentence={t.none} />
        ) : (
          <Table
            caption={t.caption}
            captionHidden
            cards
            columns={[{ label: o.organisation }, { label: o.kind }, { label: t.codes }]}
            rows={rows.map((row) => ({
              id: row.id,
              cells: [
                <a key="name" href={href("systemOrganisation", { organisation: row.id })}>
                  {fullName(row)}
                </a>,
                o.kinds[row.kind],
                [row.fiscalCode, row.ipaCode].filter(Boolean).join(" · ") || "–",
              ],
            }))}
          />
        )}
        <MorePages nextHref={nextHref} firstHref={begun ? href("systemOrganisations") : null} />
      </div>
    </SystemShell>
  );
}
