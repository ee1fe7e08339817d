import type { Bench } from "#app/features/organisations/bench.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { AnsweredForm, RowForm, useFormAnswer } from "#app/routes/intent-form.tsx";

interface Objection {
  id: string;
  wanted: Bench;
  why: string;
  bench: Bench | null;
  organisation: { name: string; distinction: string };
}

/** Bodies that say that they sit on the wrong bench, each with the form for the lead's answer. */
export function PeopleObjections({ objections, manages }: { objections: Objection[]; manages: boolean }) {
  const t = useText().bodies.objections;
  if (objections.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="componenti-contestate">
      <h2 id="componenti-contestate">
        {t.title} <span className="count">{objections.length}</span>
      </h2>
      <p>{t.lead}</p>
      {objections.map((objection) => (
        <Contested key={objection.id} {...{ objection, manages }} />
      ))}
    </section>
  );
}

function Contested({ objection, manages }: { objection: Objection; manages: boolean }) {
  const {
    bodies: { objections: t },
    organisations: o,
  } = useText();
  const answer = useFormAnswer();
  const own =
    answer?.values["intent"] === "answer-bench" && answer.values["objection"] === objection.id ? answer : null;
  const items = [
    { term: t.sits, text: objection.bench ? o.benches[objection.bench] : o.noBench },
    { term: t.wants, text: o.benches[objection.wanted] },
    { term: t.why, text: objection.why, lang: "it" },
  ];
  return (
    <article className="panel stack reading">
      <h3>{fullName(objection.organisation)}</h3>
      <DescriptionList items={items} />
      {manages ? (
        <AnsweredForm answer={own} prefix={objection.id} labels={{ accepted: t.decision, answer: t.answer }}>
          <RowForm intent="answer-bench" hidden={{ objection: objection.id }}>
            <Radios
              name="accepted"
              label={t.decision}
              options={[
                { value: "yes", label: t.accept },
                { value: "no", label: t.refuse },
              ]}
              required
            />
            <TextArea name="answer" label={t.answer} hint={t.answerHint} rows={3} limit={1_000} optional />
            <SubmitButton>{t.submit}</SubmitButton>
          </RowForm>
        </AnsweredForm>
      ) : null}
    </article>
  );
}
