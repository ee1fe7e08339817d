import { useText } from "#app/i18n/text.ts";
import { Radios } from "#app/ui/forms/choices.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { ThreadStroke } from "#app/ui/threads/thread-stroke.tsx";
import { strokes } from "#app/ui/threads/thread-line.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";

/** The wording, colours and stroke of a line; each stroke is drawn beside its name. */
export function LineFields({ line }: { line?: Line }) {
  const t = useText().campaigns;
  return (
    <>
      {line ? null : (
        <TextField name="code" label={t.desk.lineCode} hint={t.desk.lineCodeHint} inputMode="numeric" width="short" />
      )}
      <TextField name="shortName" label={t.desk.shortName} required width="middle" defaultValue={line?.shortName} />
      <TextField name="title" label={t.desk.lineTitle} required defaultValue={line?.title} />
      <TextArea name="description" label={t.desk.description} rows={4} defaultValue={line?.description} />
      <div className="columns-2">
        <TextField
          name="color"
          label={t.desk.color}
          hint={t.desk.colorHint}
          required
          width="short"
          spellCheck={false}
          defaultValue={line?.color}
        />
        <TextField
          name="colorDark"
          label={t.desk.colorDark}
          hint={t.desk.colorDarkHint}
          required
          width="short"
          spellCheck={false}
          defaultValue={line?.colorDark}
        />
      </div>
      <Radios
        name="stroke"
        label={t.desk.stroke}
        required
        defaultValue={line?.stroke ?? "solid"}
        options={strokes.map((stroke) => ({
          value: stroke,
          label: (
            <span className="cluster">
              <ThreadStroke
                line={{ code: line?.code ?? 1, shortName: "", color: line?.color ?? "#122C66", stroke }}
                length={64}
              />{" "}
              {t.strokes[stroke]}
            </span>
          ),
        }))}
      />
    </>
  );
}
