import { useHref } from "#app/core/paths.ts";
import type { OrganisationKind } from "#app/features/organisations/bench.ts";
import { placeOptions, type Place } from "#app/features/places/place.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { TrapField } from "#app/ui/forms/trap-field.tsx";

/**
 * What a body that asks to be heard says of itself, and who asks for it. `privacyFrom`: since when the notice holds,
 * where the body wrote its own.
 */
export function AskForm({
  action,
  districts,
  privacyFrom,
  back,
}: {
  action: string;
  districts: readonly Place[];
  privacyFrom: string | null;
  back: string;
}) {
  const { stakeholders, organisations } = useText();
  const t = stakeholders.ask;
  const r = stakeholders.register;
  const lang = useLang();
  const href = useHref();
  const kinds = (Object.keys(organisations.kinds) as OrganisationKind[]).map((value) => ({
    value,
    label: organisations.kinds[value],
  }));
  return (
    <form method="post" noValidate className="stack" action={action}>
      <h2>{t.body}</h2>
      <TextField name="organisationName" label={t.name} autoComplete="organization" required />
      <Select name="kind" label={t.kind} options={kinds} required />
      <TextField
        name="fiscalCode"
        label={t.fiscalCode}
        hint={t.fiscalCodeHint}
        width="middle"
        spellCheck={false}
        optional
      />
      <TextField name="organisationEmail" type="email" label={t.email} autoComplete="off" optional />
      <TextField name="website" type="url" label={t.website} autoComplete="off" optional />
      {districts.length > 0 ? (
        <Select
          name="district"
          label={t.district}
          options={placeOptions(districts, lang)}
          empty={r.wholeCity}
          optional
        />
      ) : null}
      <TextArea name="why" label={t.why} hint={t.whyHint} rows={6} limit={2000} required />
      <h2>{t.person}</h2>
      <p>{t.personHint}</p>
      <TextField name="personName" label={t.personName} autoComplete="name" required />
      <TextField name="personEmail" type="email" label={t.personEmail} autoComplete="email" required />
      <CheckBox
        name="privacy"
        label={
          <>
            {t.privacyBefore}
            <a href={href("legal", { page: "privacy" })} target="_blank" rel="noopener">
              {t.privacyLink}
              <span className="visually-hidden">{t.newTab}</span>
            </a>
            {privacyFrom ? t.privacyFrom(longDay(`${privacyFrom}T12:00:00Z`, lang)) : null}
          </>
        }
        required
      />
      <p className="small muted">{t.keeps}</p>
      <TrapField name="fax" label={t.trap} />
      <p className="form-actions">
        <SubmitButton icon="mail">{t.submit}</SubmitButton>
        <a href={back}>{t.back}</a>
      </p>
    </form>
  );
}
