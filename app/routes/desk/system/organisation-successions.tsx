import { useHref } from "#app/core/paths.ts";
import type { Become } from "#app/features/organisations/bodies.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Select, type Option } from "#app/ui/forms/select.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm, RowForm, useFormAnswer } from "#app/routes/intent-form.tsx";

interface Props {
  became: Become[];
  cameFrom: Become[];
  choices: Option[];
  today: string;
  edits: boolean;
}

/** What the body became and which bodies it comes from, with the forms to record it. */
export function OrganisationSuccessions({ became, cameFrom, choices, today, edits }: Props) {
  const t = useText().bodies.succession;
  const lang = useLang();
  const intent = useFormAnswer()?.values["intent"];
  const tie = (each: Become, words: (name: string, day: string) => string) => (
    <li key={`${each.id} ${each.organisationId}`}>
      <Named each={each} words={words(fullName(each), longDay(each.onDate, lang))} />
    </li>
  );
  return (
    <section className="stack" aria-labelledby="successions">
      <h2 id="successions">{t.title}</h2>
      {became.length + cameFrom.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul>
          {became.map((each) => tie(each, each.kind === "split" ? t.becameSeveral : t.becameOne))}
          {cameFrom.map((each) => tie(each, each.kind === "split" ? t.cameFromSplit : t.cameFrom))}
        </ul>
      )}
      {edits && became.length > 0 ? (
        <Disclosure summary={t.undo} quiet>
          <RowForm intent="undo-succession" hidden={{}}>
            <p>{t.undoNote}</p>
            <SubmitButton kind="danger">{t.undoSubmit}</SubmitButton>
          </RowForm>
        </Disclosure>
      ) : null}
      {edits && became.length === 0 ? (
        <>
          <Disclosure summary={t.merge} open={intent === "merger"}>
            <MergerForm {...{ choices, today }} />
          </Disclosure>
          <Disclosure summary={t.split} open={intent === "split"}>
            <SplitForm {...{ choices, today }} />
          </Disclosure>
        </>
      ) : null}
    </section>
  );
}

/** The sentence, and a link to the other body's page. */
function Named({ each, words }: { each: Become; words: string }) {
  const name = fullName(each);
  const [before = "", after = ""] = words.split(name);
  return (
    <>
      {before}
      <a href={useHref()("systemOrganisation", { organisation: each.organisationId })}>{name}</a>
      {after}
    </>
  );
}

function MergerForm({ choices, today }: Pick<Props, "choices" | "today">) {
  const t = useText().bodies.succession;
  return (
    <IntentForm intent="merger" labels={{ other: t.other, into: t.into, onDate: t.onDate, note: t.note }}>
      <p className="reading">{t.keeps}</p>
      <Select name="into" label={t.into} options={choices} hint={t.missing} required />
      <Select name="other" label={t.other} options={choices} empty={t.otherNone} optional />
      <When today={today} />
      <SubmitButton>{t.mergeSubmit}</SubmitButton>
    </IntentForm>
  );
}

function SplitForm({ choices, today }: Pick<Props, "choices" | "today">) {
  const t = useText().bodies.succession;
  return (
    <IntentForm
      intent="split"
      labels={{ first: t.first, second: t.second, third: t.third, heir: t.heir, onDate: t.onDate, note: t.note }}
    >
      <p className="reading">{t.keeps}</p>
      <Select name="first" label={t.first} options={choices} hint={t.missing} required />
      <Select name="second" label={t.second} options={choices} required />
      <Select name="third" label={t.third} options={choices} empty={t.otherNone} optional />
      <Radios
        name="heir"
        label={t.heir}
        options={(["first", "second", "third"] as const).map((value) => ({ value, label: t.heirs[value] }))}
        defaultValue="first"
        inline
        required
      />
      <When today={today} />
      <SubmitButton>{t.splitSubmit}</SubmitButton>
    </IntentForm>
  );
}

function When({ today }: { today: string }) {
  const t = useText().bodies.succession;
  return (
    <>
      <DateField name="onDate" label={t.onDate} defaultValue={today} required />
      <TextField name="note" label={t.note} hint={t.noteHint} required />
    </>
  );
}
