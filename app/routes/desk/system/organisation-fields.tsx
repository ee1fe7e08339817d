import type { OrganisationKind } from "#app/features/organisations/bench.ts";
import { districtOptions, type DistrictOfCity } from "#app/features/places/place.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { Select } from "#app/ui/forms/select.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

interface Facts {
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  email: string | null;
  website: string | null;
  district: string | null;
}

export function NameFields({
  name,
}: {
  name?: { name: string; shortName: string | null; distinction: string } | undefined;
}) {
  const t = useText().organisations.form;
  return (
    <>
      <TextField name="name" label={t.name} defaultValue={name?.name} required />
      <TextField
        name="shortName"
        label={t.shortName}
        defaultValue={name?.shortName ?? undefined}
        width="middle"
        optional
      />
      <TextField
        name="distinction"
        label={t.distinction}
        hint={t.distinctionHint}
        defaultValue={name?.distinction}
        width="middle"
        optional
      />
    </>
  );
}

/** `districts` are those of every body that consults, since an organisation belongs to no campaign. */
export function FactFields({ facts, districts }: { facts?: Facts; districts: readonly DistrictOfCity[] }) {
  const o = useText().organisations;
  const t = o.form;
  const kinds = (Object.keys(o.kinds) as OrganisationKind[]).map((value) => ({ value, label: o.kinds[value] }));
  const lang = useLang();
  return (
    <>
      <Select name="kind" label={o.kind} options={kinds} defaultValue={facts?.kind} required />
      <TextField
        name="fiscalCode"
        label={t.fiscalCode}
        defaultValue={facts?.fiscalCode ?? undefined}
        width="middle"
        spellCheck={false}
        optional
      />
      <TextField
        name="ipaCode"
        label={t.ipaCode}
        defaultValue={facts?.ipaCode ?? undefined}
        width="middle"
        spellCheck={false}
        optional
      />
      <TextField
        name="email"
        type="email"
        label={t.email}
        hint={t.emailHint}
        defaultValue={facts?.email ?? undefined}
        autoComplete="off"
        optional
      />
      <TextField
        name="website"
        type="url"
        label={t.website}
        defaultValue={facts?.website ?? undefined}
        autoComplete="off"
        optional
      />
      {districts.length > 0 ? (
        <Select
          name="district"
          label={t.district}
          options={districtOptions(districts, lang)}
          defaultValue={facts?.district ?? ""}
          empty={t.wholeCity}
          width="middle"
          optional
        />
      ) : null}
    </>
  );
}
