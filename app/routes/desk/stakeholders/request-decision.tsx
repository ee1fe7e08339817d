import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";

interface Props {
  request: { organisationName: string; personName: string };
  choices: { value: string; label: string }[];
  likely: string[];
}

/** Admits the body, as a new one or as one that is known; or refuses it, with a reason that is mailed. */
export function RequestDecision({ request, choices, likely }: Props) {
  const { stakeholders, organisations } = useText();
  const t = stakeholders.requests;
  const named = likely.flatMap((id) => choices.find(({ value }) => value === id)?.label ?? []);
  return (
    <div className="columns-2">
      <section className="panel stack">
        <h2>{t.admit}</h2>
        <p>{t.admitLead(request.personName)}</p>
        <IntentForm
          intent="admit"
          files
          labels={{ as: t.as, organisation: t.organisation, name: t.name, letter: t.letter }}
        >
          <Radios
            name="as"
            label={t.as}
            required
            defaultValue={likely.length > 0 ? "known" : "new"}
            options={[
              { value: "new", label: t.asNew },
              { value: "known", label: t.asKnown },
            ]}
            {...(named.length > 0 && { hint: t.likely(named.join("; ")) })}
          />
          <TextField name="name" label={t.name} defaultValue={request.organisationName} />
          <TextField
            name="distinction"
            label={organisations.form.distinction}
            hint={organisations.form.distinctionHint}
            width="middle"
            optional
          />
          <Select
            name="organisation"
            label={t.organisation}
            hint={t.organisationHint}
            options={choices}
            {...(likely[0] && { defaultValue: likely[0] })}
            optional
          />
          <FileField
            name="letter"
            label={t.letter}
            hint={t.letterHint}
            accept="application/pdf,image/png,image/jpeg"
            optional
          />
          <p>
            <SubmitButton icon="check">{t.admitSubmit}</SubmitButton>
          </p>
        </IntentForm>
      </section>
      <section className="panel stack">
        <h2>{t.refuse}</h2>
        <IntentForm intent="refuse" labels={{ reason: t.reason }}>
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={5} limit={1000} required />
          <p>
            <SubmitButton kind="danger">{t.refuseSubmit}</SubmitButton>
          </p>
        </IntentForm>
      </section>
    </div>
  );
}
