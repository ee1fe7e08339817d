import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import type { CampaignStep } from "#app/features/campaigns/campaigns.server.ts";
import { DecisionWords } from "#app/features/campaigns/term-history.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

/** Fields for the public reason, and for the act on which the decision rests. */
export function DecisionFields() {
  const t = useText().terms.state;
  return (
    <>
      <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={2} limit={500} required />
      <TextField name="act" label={t.act} hint={t.actHint} />
    </>
  );
}

export function SuspendForm() {
  const t = useText().terms.state;
  return (
    <section className="panel stack">
      <h2>{t.suspend}</h2>
      <p>{t.suspendText}</p>
      <DeskForm intent="suspend">
        <Radios
          name="terms"
          label={t.terms}
          required
          defaultValue="stop"
          options={[
            { value: "stop", label: t.termsStop, hint: t.termsStopHint },
            { value: "run", label: t.termsRun, hint: t.termsRunHint },
          ]}
        />
        <DecisionFields />
        <SubmitButton kind="secondary">{t.suspend}</SubmitButton>
      </DeskForm>
    </section>
  );
}

export function ResumeForm({ stopped }: { stopped: boolean }) {
  const t = useText().terms.state;
  return (
    <section className="panel stack">
      <h2>{t.resume}</h2>
      <p>{stopped ? t.resumeStopped : t.resumeRan}</p>
      <DeskForm intent="resume">
        <DecisionFields />
        <SubmitButton>{t.resume}</SubmitButton>
      </DeskForm>
    </section>
  );
}

/** The steps so far, the oldest first, each with its reason and act. */
export function StepHistory({ steps }: { steps: readonly CampaignStep[] }) {
  const t = useText().terms;
  const lang = useLang();
  if (steps.length === 0) return null;
  const items = steps.map((step) => ({
    title: t.steps[step.step],
    when: longTime(step.at, lang),
    state: "done" as const,
    text: (
      <p>
        {step.termsRun === null ? "" : `${step.termsRun ? t.steps.termsRun : t.steps.termsStop} `}
        <DecisionWords reason={step.reason} act={step.act} lang="it" />
      </p>
    ),
  }));
  return (
    <section>
      <h2>{t.state.steps}</h2>
      <Timeline items={items} />
    </section>
  );
}
