import type { OrganisationKind } from "#app/features/organisations/bench.ts";
import { useText } from "#app/i18n/text.ts";
import { Select } from "#app/ui/forms/select.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

interface Facts {
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  email: string | null;
  website: string | null;
  district: number | null;
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

export function FactFields({ facts }: { facts?: Facts }) {
  const o = useText().organisations;
  const t = o.form;
  const kinds = (Object.keys(o.kinds) as OrganisationKind[]).map((value) => ({ value, label: o.kinds[value] }));
  const districts = Array.from({ length: 8 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));
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
      <Select
        name="district"
        label={t.district}
        options={districts}
        defaultValue={facts?.district ? String(facts.district) : ""}
        empty={t.wholeCity}
        width="short"
        optional
      />
    </>
  );
}
