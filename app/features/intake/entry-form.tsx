import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { Place } from "#app/features/places/place.ts";
import { useText } from "#app/i18n/text.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { DateField, DateTimeField } from "#app/ui/forms/date-field.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { ThreadLine } from "#app/ui/threads/thread-line.ts";
import type { ContributionKind } from "#app/features/drafts/filing.ts";
import type { EntryAnswer } from "./entry-answer.server.ts";
import type { EntryBody } from "./entry-bodies.server.ts";
import { EntryAbout } from "./entry-about.tsx";
import { EntryLosses } from "./entry-losses.tsx";
import { channels } from "./received.ts";

export interface EntryRound {
  id: string;
  number: number;
  title: string;
  kinds: readonly ContributionKind[];
  questions: readonly { id: string; text: string; hint: string }[];
}
export interface EntryFormProps {
  campaign: string;
  body: EntryBody;
  rounds: readonly EntryRound[];
  /** The round that is chosen at first. */
  round: string;
  lines: readonly (ThreadLine & { id: string; title: string })[];
  districts: readonly Place[];
  /** A key with which two clicks make one entry. */
  fresh: string;
  answer: EntryAnswer | undefined;
}

/** A single form: whichever button is pressed, all that was typed and every chosen file comes back with the answer. */
export function EntryForm({ campaign, body, rounds, round: first, lines, districts, fresh, answer }: EntryFormProps) {
  const text = useText();
  const { intake, campaigns, contributions } = text;
  const t = intake.enter;
  const href = useHref();
  const content = useContentLang();
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : undefined;
  };
  const round = rounds.find(({ id }) => id === (typed("round") ?? first)) ?? rounds[0];
  if (!round) return null;
  const general =
    answer?.code === "invalid" && Object.keys(answer.errors).length > 0 ? undefined : (answer?.refusal ?? undefined);
  const labels = {
    organisation: t.organisation,
    round: t.round,
    kind: t.kind,
    channel: t.channel,
    receivedAt: t.receivedAt,
    protocolNumber: t.protocolNumber,
    protocolDate: t.protocolDate,
    scan: t.scan,
    paper: t.paper,
    title: t.fieldTitle,
    body: t.body,
    files: t.attachments,
    thirdParties: t.thirdParties,
    lossesConfirmed: t.lossesTitle,
    district: t.district,
    ...Object.fromEntries(round.questions.map((question) => [`answers.${question.id}`, question.text])),
  };
  return (
    <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}}>
      <ErrorSummary general={general} labels={labels} />
      {/* After each answer the fields show what it holds, even where the browser has kept the page. */}
      <Form
        key={answer ? JSON.stringify([answer.values["round"], answer.held.length, answer.taken]) : "first"}
        method="post"
        encType="multipart/form-data"
        noValidate
        className="stack-loose reading"
      >
        {/* The Enter key in a line of text presses the first button, so that one must do no harm. */}
        <button type="submit" name="intent" value="round" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {t.showQuestions}
        </button>
        <input type="hidden" name="key" value={typed("key") || fresh} />
        <input type="hidden" name="organisation" value={body.id} />
        {answer?.held.map((file) => (
          <input key={file.id} type="hidden" name="held[]" value={file.id} />
        ))}
        <input type="hidden" name="losses" value={JSON.stringify(answer?.losses ?? [])} />
        <section className="stack">
          <p>
            <strong lang={content}>
              {body.name}
              {body.distinction ? `, ${body.distinction}` : ""}
            </strong>{" "}
            · {campaigns.benches[body.bench]} · <a href={href("deskEnter", { campaign })}>{t.change}</a>
          </p>
          <h2>{t.arrival}</h2>
          <Radios
            name="channel"
            label={t.channel}
            options={channels.map((value) => ({ value, label: intake.channels[value] }))}
            inline
            required
          />
          <DateTimeField name="receivedAt" label={t.receivedAt} hint={t.receivedHint} required />
          <TextField name="protocolNumber" label={t.protocolNumber} width="middle" optional />
          <DateField name="protocolDate" label={t.protocolDate} optional />
          <FileField
            name="scan"
            label={t.scan}
            hint={t.scanHint}
            accept=".pdf,.png,.jpg,.jpeg,.eml,.p7m"
            multiple
            optional
          />
          <Held files={answer?.held.filter(({ role }) => role !== "attachment") ?? []} />
        </section>
        <section className="stack">
          <h2>{t.text}</h2>
          {rounds.length > 1 ? (
            <>
              <Select
                name="round"
                label={t.round}
                hint={t.roundHint}
                options={rounds.map(({ id, number, title }) => ({ value: id, label: t.roundName(number, title) }))}
                defaultValue={round.id}
                empty={null}
                required
              />
              <p>
                <Button type="submit" small name="intent" value="round">
                  {t.showQuestions}
                </Button>
              </p>
            </>
          ) : (
            <input type="hidden" name="round" value={round.id} />
          )}
          <p className="muted">{t.textHint}</p>
          <FileField name="paper" label={t.paper} hint={t.paperHint} accept=".docx,.odt" optional />
          <p>
            <Button type="submit" small icon="upload" name="intent" value="read">
              {t.take}
            </Button>
          </p>
          <EntryLosses losses={answer?.losses ?? []} taken={answer?.taken ?? false} />
          <TextField name="title" label={t.fieldTitle} required />
          {round.questions.length > 0 ? <p className="muted">{t.answersHint}</p> : null}
          {round.questions.map((question) => (
            <TextArea
              key={question.id}
              name={`answers.${question.id}`}
              label={question.text}
              {...(question.hint && { hint: question.hint })}
              rows={4}
              prose
            />
          ))}
          <TextArea
            name="body"
            label={round.questions.length > 0 ? t.bodyWhole : t.body}
            hint={round.questions.length > 0 ? t.bodyHint : undefined}
            rows={14}
            prose
          />
        </section>
        <EntryAbout kinds={round.kinds} lines={lines} districts={districts} />
        <section className="stack">
          <FileField
            name="files"
            label={t.attachments}
            hint={t.attachmentsHint}
            accept=".pdf,.docx,.odt,.png,.jpg,.jpeg,.p7m"
            multiple
            optional
          />
          <Held files={answer?.held.filter(({ role }) => role === "attachment") ?? []} />
          <p className="muted">{t.submitHint}</p>
          <div className="form-actions">
            <SubmitButton name="intent" value="enter" icon="check">
              {t.submit}
            </SubmitButton>
          </div>
          <p className="small muted">{contributions.receipt.notProtocol}</p>
        </section>
      </Form>
    </FormState>
  );
}

function Held({ files }: { files: EntryAnswer["held"] }) {
  const t = useText().intake.enter;
  if (files.length === 0) return null;
  return (
    <div>
      <p className="field-label">{t.held}</p>
      <ul className="file-list">
        {files.map((file) => (
          <li key={file.id}>
            <span>
              {file.name}{" "}
              <span className="muted">
                {file.size} · {t.roles[file.role]}
              </span>
            </span>
            <Button type="submit" kind="quiet" small icon="delete" name="intent" value={`drop:${file.id}`}>
              {t.drop}
              <span className="visually-hidden"> {file.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
