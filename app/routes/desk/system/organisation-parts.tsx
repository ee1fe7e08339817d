import { Term } from "#app/features/organisations/mandate-words.tsx";
import { fullName, type OrganisationName } from "#app/features/organisations/name.ts";
import type {
  Affiliation,
  DatedName,
  OrganisationDetail,
} from "#app/features/organisations/organisation-queries.server.ts";
import { useHref } from "#app/core/paths.ts";
import type { DistrictOfCity } from "#app/features/places/place.ts";
import type { Proposals } from "#app/features/stakeholders/proposals.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Select, type Option } from "#app/ui/forms/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { FactFields, NameFields } from "./organisation-fields.tsx";

const useRefused = (intent: string): boolean => useFormAnswer()?.values["intent"] === intent;

export function OrganisationNames({
  names,
  current,
  today,
  edits,
}: {
  names: DatedName[];
  current: OrganisationName | null;
  today: string;
  edits: boolean;
}) {
  const o = useText().organisations;
  const lang = useLang();
  const refused = useRefused("rename");
  return (
    <section className="stack" aria-labelledby="names">
      <h2 id="names">{o.page.names}</h2>
      <Table
        caption={o.page.namesCaption}
        captionHidden
        cards
        columns={[{ label: o.form.name }, { label: o.form.shortName }, { label: o.page.validFrom }]}
        rows={names.map((name) => ({
          id: name.id,
          cells: [fullName(name), name.shortName ?? "–", longDay(name.validFrom, lang)],
        }))}
      />
      {edits ? (
        <Disclosure summary={o.page.rename} open={refused}>
          <IntentForm intent="rename" labels={{ name: o.form.name, validFrom: o.form.validFrom, email: o.form.email }}>
            <p>{o.page.renameHint}</p>
            <NameFields name={current ?? undefined} />
            <DateField name="validFrom" label={o.form.validFrom} defaultValue={today} required />
            <SubmitButton>{o.page.renameSubmit}</SubmitButton>
          </IntentForm>
        </Disclosure>
      ) : null}
    </section>
  );
}

export function OrganisationAffiliation({
  affiliations,
  choices,
  today,
  edits,
  proposals,
}: {
  affiliations: Affiliation[];
  choices: Option[];
  today: string;
  edits: boolean;
  proposals: Proposals | null;
}) {
  const {
    organisations: { page: t },
    bodies: { succession },
  } = useText();
  const href = useHref();
  const refused = useRefused("affiliate");
  // The affiliation that holds stays chosen, so that saving without a change doesn't end it.
  const proposed = affiliations.length === 0 ? (proposals?.parentId ?? null) : null;
  const now = affiliations.find((each) => each.validTo === null)?.parentId ?? proposed ?? "";
  const nameOf = (id: string) => choices.find((choice) => choice.value === id)?.label ?? id;
  return (
    <section className="stack" aria-labelledby="affiliation">
      <h2 id="affiliation">{t.affiliation}</h2>
      {affiliations.length === 0 ? <p>{t.affiliationNone}</p> : null}
      <ul>
        {affiliations.map((each) => (
          <li key={each.id}>
            <a href={href("systemOrganisation", { organisation: each.parentId })}>{nameOf(each.parentId)}</a>,{" "}
            <Term term={each} />
          </li>
        ))}
      </ul>
      {edits ? (
        <Disclosure summary={t.affiliateChange} open={refused}>
          <IntentForm intent="affiliate" labels={{ validFrom: t.affiliateFrom }}>
            {proposed && proposals ? <p>{succession.proposedParent(nameOf(proposed), proposals.from)}</p> : null}
            <Select name="parent" label={t.affiliatedTo} options={choices} empty={t.noParent} defaultValue={now} />
            <DateField name="validFrom" label={t.affiliateFrom} defaultValue={today} required />
            <SubmitButton>{t.affiliateSubmit}</SubmitButton>
          </IntentForm>
        </Disclosure>
      ) : null}
    </section>
  );
}

export function OrganisationFacts({
  organisation,
  districts,
}: {
  organisation: OrganisationDetail;
  districts: readonly DistrictOfCity[];
}) {
  const o = useText().organisations;
  return (
    <section className="panel stack reading" aria-labelledby="facts">
      <h2 id="facts">{o.page.facts}</h2>
      <IntentForm intent="facts" labels={{ email: o.form.email }}>
        <FactFields facts={organisation} districts={districts} />
        <SubmitButton>{o.form.save}</SubmitButton>
      </IntentForm>
    </section>
  );
}
