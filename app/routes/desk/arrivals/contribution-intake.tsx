import { Form, useSearchParams } from "@remix-run/react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";

/**
 * About a text that the office entered: its number just after entering it, why it was annulled, and the form by which
 * the lead annuls it.
 */
export function ContributionIntake({
  filed,
  annuls,
  answer,
}: {
  filed: { number: string; state: string; stateReason: string };
  annuls: boolean;
  answer: FormAnswer | null;
}) {
  const { intake } = useText();
  const t = intake.annul;
  const done = useSearchParams()[0].get("fatto");
  return (
    <>
      {done === "entered" ? (
        <Notice kind="success" live>
          <p>{intake.entered(filed.number)}</p>
        </Notice>
      ) : null}
      {filed.state === "annulled" ? (
        <Notice kind="warning" live={done === "annul"} title={t.because}>
          {filed.stateReason ? <p lang="it">{filed.stateReason}</p> : null}
        </Notice>
      ) : null}
      {annuls ? (
        <Disclosure summary={t.open} quiet open={answer?.values["intent"] === "annul"}>
          <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}} prefix="annul">
            <Form method="post" noValidate className="reading no-print">
              <TextArea name="reason" label={t.reason} hint={t.hint} rows={3} limit={1000} required />
              <SubmitButton name="intent" value="annul" kind="danger">
                {t.submit}
              </SubmitButton>
            </Form>
          </FormState>
        </Disclosure>
      ) : null}
    </>
  );
}
