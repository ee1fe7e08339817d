import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { MilestoneRow } from "#app/features/campaigns/campaigns.server.ts";
import { DeskForm } from "./desk-form.tsx";

export function MilestoneList({ milestones }: { milestones: readonly MilestoneRow[] }) {
  const t = useText().campaigns.desk;
  const lang = useLang();
  return (
    <section>
      <h2>{t.milestones}</h2>
      <p className="muted">{t.milestonesHint}</p>
      {milestones.map((milestone) => (
        <Disclosure
          key={milestone.id}
          summary={`${milestone.dateLabel || longDay(milestone.onDate, lang)}: ${milestone.title}`}
        >
          <DeskForm intent="editMilestone" about={{ milestoneId: milestone.id }}>
            <MilestoneFields milestone={milestone} />
            <SubmitButton kind="secondary">{t.save}</SubmitButton>
          </DeskForm>
          <DeskForm intent="removeMilestone" about={{ milestoneId: milestone.id }} inline>
            <Button type="submit" kind="danger" small icon="delete">
              {t.remove}
              <span className="visually-hidden">: {milestone.title}</span>
            </Button>
          </DeskForm>
        </Disclosure>
      ))}
      <Disclosure summary={t.newMilestone}>
        <DeskForm intent="addMilestone">
          <MilestoneFields />
          <SubmitButton kind="secondary">{t.add}</SubmitButton>
        </DeskForm>
      </Disclosure>
    </section>
  );
}

function MilestoneFields({ milestone }: { milestone?: MilestoneRow }) {
  const t = useText().campaigns.desk;
  return (
    <>
      <DateField name="onDate" label={t.onDate} required defaultValue={milestone?.onDate} />
      <TextField
        name="dateLabel"
        label={t.dateLabel}
        hint={t.dateLabelHint}
        width="middle"
        defaultValue={milestone?.dateLabel}
      />
      <TextField name="title" label={t.milestoneTitle} required defaultValue={milestone?.title} />
      <TextArea name="description" label={t.milestoneText} rows={3} defaultValue={milestone?.description} />
    </>
  );
}
