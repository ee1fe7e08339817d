import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { DeskForm } from "./desk-form.tsx";
import { MoveButtons } from "./move-buttons.tsx";
import type { Question } from "#app/features/campaigns/rounds.server.ts";

export function QuestionList({ questions }: { questions: readonly Question[] }) {
  const t = useText().campaigns.desk;
  const lang = useContentLang();
  return (
    <section>
      <h2>{t.questions}</h2>
      {questions.length === 0 ? <p className="muted">{t.noQuestions}</p> : null}
      <ol className="plain-list question-list">
        {questions.map((question, index) => {
          const about = { questionId: question.id };
          return (
            <li key={question.id}>
              <div className="spread">
                <strong lang={lang}>{question.text}</strong>
                <span className="cluster">
                  {question.retired ? <Badge state="refused">{t.retired}</Badge> : null}
                  <span className="muted small">{t.version(question.version)}</span>
                  <MoveButtons
                    intent="moveQuestion"
                    about={about}
                    name={question.text}
                    first={index === 0}
                    last={index === questions.length - 1}
                  />
                </span>
              </div>
              {question.hint ? (
                <p className="muted small" lang={lang}>
                  {question.hint}
                </p>
              ) : null}
              <Disclosure
                summary={
                  <>
                    {t.reword}
                    <span className="visually-hidden">: {question.text}</span>
                  </>
                }
                quiet
              >
                <div className="stack">
                  <DeskForm intent="rewordQuestion" about={about}>
                    <QuestionFields question={question} />
                    <SubmitButton kind="secondary" small>
                      {t.save}
                    </SubmitButton>
                  </DeskForm>
                  <DeskForm intent="retireQuestion" about={question.retired ? { ...about, back: "on" } : about} inline>
                    <Button type="submit" small>
                      {question.retired ? t.restore : t.retireQuestion}
                    </Button>
                  </DeskForm>
                </div>
              </Disclosure>
            </li>
          );
        })}
      </ol>
      <Disclosure summary={t.newQuestion}>
        <DeskForm intent="addQuestion">
          <QuestionFields />
          <SubmitButton kind="secondary">{t.add}</SubmitButton>
        </DeskForm>
      </Disclosure>
    </section>
  );
}

function QuestionFields({ question }: { question?: Question }) {
  const t = useText().campaigns.desk;
  return (
    <>
      <TextArea name="text" label={t.questionText} rows={2} required defaultValue={question?.text} />
      <TextField name="hint" label={t.questionHint} defaultValue={question?.hint} />
    </>
  );
}
