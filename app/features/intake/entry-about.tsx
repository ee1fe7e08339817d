import type { ContributionKind } from "#app/features/drafts/filing.ts";
import { placeOptions, type Place } from "#app/features/places/place.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { CheckBoxes, Radios } from "#app/ui/forms/choices.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import type { ThreadLine } from "#app/ui/threads/thread-line.ts";
import { Thread } from "#app/ui/threads/thread.tsx";

/** What the text is and what it is about, as far as its author says so. */
export function EntryAbout({
  kinds,
  lines,
  districts,
}: {
  kinds: readonly ContributionKind[];
  lines: readonly (ThreadLine & { id: string; title: string })[];
  districts: readonly Place[];
}) {
  const { campaigns, intake } = useText();
  const t = intake.enter;
  const lang = useLang();
  return (
    <section className="stack">
      <h2>{t.about}</h2>
      {kinds.length > 1 ? (
        <Radios
          name="kind"
          label={t.kind}
          options={kinds.map((kind) => ({ value: kind, label: campaigns.kinds[kind] }))}
          inline
          required
        />
      ) : (
        <input type="hidden" name="kind" value={kinds[0]} />
      )}
      {lines.length > 0 ? (
        <CheckBoxes
          name="lines[]"
          label={t.lines}
          options={lines.map((line) => ({
            value: line.id,
            label: <Thread line={line} lang="it" />,
            hint: <span lang="it">{line.title}</span>,
          }))}
          optional
        />
      ) : null}
      {districts.length > 0 ? (
        <Select
          name="district"
          label={t.district}
          options={placeOptions(districts, lang)}
          empty={t.wholeCity}
          width="middle"
          optional
        />
      ) : null}
      <Radios
        name="thirdParties"
        label={t.thirdParties}
        hint={t.thirdPartiesHint}
        defaultValue="marked"
        options={(["marked", "none"] as const).map((value) => ({ value, label: t.thirdPartyChoices[value] }))}
        required
      />
    </section>
  );
}
