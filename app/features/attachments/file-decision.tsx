import { Form } from "@remix-run/react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";

/** Which of the three decisions the reader may take on this file now. */
export interface MayDecide {
  release: boolean;
  withhold: boolean;
  replace: boolean;
}

interface Props {
  attachment: string;
  name: string;
  may: MayDecide;
  isPublic: boolean;
  replaced: boolean;
  answer: FormAnswer | null;
}

const acceptedFiles = ".pdf,.docx,.odt,.png,.jpg,.jpeg,.p7m";

/** Release, keep back, or replace: each a small form of its own, which works without scripts. */
export function FileDecision({ attachment, name, may, isPublic, replaced, answer }: Props) {
  const t = useText().files;
  const mine = answer?.values["attachment"] === attachment ? answer : null;
  const intent = mine?.values["intent"];
  const errorsOf = (act: string) => (intent === act ? (mine?.errors ?? {}) : {});
  const labels = { reason: t.withholdReason, file: t.replaceFile };
  const of = <span className="visually-hidden">: {name}</span>;
  const which = <input type="hidden" name="attachment" value={attachment} />;
  return (
    <div className="stack-tight no-print">
      {may.release ? (
        <Form method="post" preventScrollReset>
          {which}
          <SubmitButton name="intent" value="release" kind="secondary" icon="check">
            {replaced ? t.releaseOriginal : isPublic ? t.releaseNow : t.release}
            {of}
          </SubmitButton>
        </Form>
      ) : null}
      {may.withhold ? (
        <Disclosure
          quiet
          summary={
            <>
              {t.withholdOpen}
              {of}
            </>
          }
          open={intent === "withhold"}
        >
          <FormState
            errors={errorsOf("withhold")}
            values={intent === "withhold" && mine ? mine.values : {}}
            prefix={`withhold-${attachment}`}
          >
            <ErrorSummary labels={labels} />
            <Form method="post" noValidate preventScrollReset className="stack-tight">
              {which}
              <TextArea name="reason" label={t.withholdReason} hint={t.withholdHint} rows={2} limit={300} required />
              <SubmitButton name="intent" value="withhold" kind="secondary">
                {t.withhold}
                {of}
              </SubmitButton>
            </Form>
          </FormState>
        </Disclosure>
      ) : null}
      {may.replace ? (
        <Disclosure
          quiet
          summary={
            <>
              {t.replaceOpen}
              {of}
            </>
          }
          open={intent === "replace"}
        >
          <FormState errors={errorsOf("replace")} values={{}} prefix={`replace-${attachment}`}>
            <ErrorSummary labels={labels} />
            <Form method="post" encType="multipart/form-data" noValidate preventScrollReset className="stack-tight">
              {which}
              <FileField name="file" label={t.replaceFile} hint={t.replaceHint} accept={acceptedFiles} required />
              <SubmitButton name="intent" value="replace" kind="secondary" icon="upload">
                {t.replace}
                {of}
              </SubmitButton>
            </Form>
          </FormState>
        </Disclosure>
      ) : null}
    </div>
  );
}
