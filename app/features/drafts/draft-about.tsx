import { placeOptions, type Place } from "#app/features/places/place.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { CheckBoxes, Radios } from "#app/ui/forms/choices.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import type { ThreadLine } from "#app/ui/threads/thread-line.ts";
import { Thread } from "#app/ui/threads/thread.tsx";
import type { ContributionKind } from "./filing.ts";

export interface DraftAboutProps {
  kinds: readonly ContributionKind[];
  lines: readonly (ThreadLine & { id: string; title: string })[];
  districts: readonly Place[];
  fields: Record<string, string>;
}

/** What the text is: its kind, the lines to which the organisation assigns it, the part of the city. */
export function DraftAbout({ kinds, lines, districts, fields }: DraftAboutProps) {
  const { campaigns, contributions } = useText();
  const t = contributions.draft;
  const lang = useLang();
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t.about}</h2>
      {kinds.length > 1 ? (
        <Radios
          name="kind"
          label={t.kind}
          defaultValue={fields["kind"]}
          options={kinds.map((kind) => ({
            value: kind,
            label: campaigns.kinds[kind],
            hint: contributions.kindHints[kind],
          }))}
        />
      ) : null}
      <input type="hidden" name="lines[]" value="" />
      {lines.length > 0 ? (
        <CheckBoxes
          name="lines[]"
          label={t.lines}
          optional
          defaultValues={(fields["lines"] ?? "").split(",")}
          options={lines.map((line) => ({
            value: line.id,
            label: <Thread line={line} lang="it" />,
            hint: <span lang="it">{line.title}</span>,
          }))}
        />
      ) : null}
      {districts.length > 0 ? (
        <Select
          name="district"
          label={t.district}
          hint={t.districtHint}
          optional
          width="middle"
          empty={t.wholeCity}
          defaultValue={fields["district"]}
          options={placeOptions(districts, lang)}
        />
      ) : null}
    </section>
  );
}
