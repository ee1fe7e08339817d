import { useText } from "#app/i18n/text.ts";
import { romeClock } from "#app/i18n/time.ts";
import { CheckBoxes, Radios } from "#app/ui/forms/choices.tsx";
import { DateTimeField } from "#app/ui/forms/date-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { Round } from "#app/features/campaigns/rounds.server.ts";

export function RoundFields({ round }: { round?: Round }) {
  const t = useText().campaigns;
  return (
    <>
      <TextField name="title" label={t.desk.roundTitle} required defaultValue={round?.title} />
      <TextArea name="intro" label={t.desk.intro} rows={3} defaultValue={round?.intro} />
      <Radios
        name="mode"
        label={t.desk.mode}
        required
        defaultValue={round?.mode ?? "sealed"}
        options={(["sealed", "open"] as const).map((mode) => ({
          value: mode,
          label: t.modes[mode],
          hint: t.modeText[mode],
        }))}
      />
      <CheckBoxes
        name="kinds[]"
        label={t.desk.kindsAsked}
        required
        defaultValues={round?.kinds ?? ["analysis", "demand", "contribution"]}
        options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
      />
      <CheckBoxes
        name="benches[]"
        label={t.desk.benchesAsked}
        hint={t.desk.benchesHint}
        defaultValues={round?.benches ?? []}
        options={Object.entries(t.benches).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

/** Opening and closing, to the minute on Torino's clocks. */
export function TermFields({ round }: { round?: Round }) {
  const t = useText().campaigns.desk;
  return (
    <div className="columns-2">
      <DateTimeField
        name="opensAt"
        label={t.opensAt}
        hint={t.timeHint}
        required
        defaultValue={round && romeClock(round.opensAt)}
      />
      <DateTimeField
        name="closesAt"
        label={t.closesAt}
        hint={t.closesHint}
        required
        defaultValue={round && romeClock(round.closesAt)}
      />
    </div>
  );
}
