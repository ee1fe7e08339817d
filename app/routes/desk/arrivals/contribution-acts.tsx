import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import type { FormAnswer } from "#app/http/route.server.ts";
import type { DeskText } from "#app/features/publishing/desk-text.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";

interface Props {
  campaign: string;
  filed: Pick<DeskText, "number" | "state" | "publicText">;
  acts: { publish: boolean; refuse: boolean; back: boolean; disown: boolean };
  answer: FormAnswer | null;
}

/** What can be done with the text as a whole, as far as the reader's roles and the state of the text allow. */
export function ContributionActs({ campaign, filed, acts, answer }: Props) {
  const {
    bodies,
    contributions: { desk: t },
    dossiers,
  } = useText();
  const href = useHref();
  const at = { campaign, number: filed.number };
  return (
    <div className="no-print">
      <div className="cluster">
        {acts.publish ? (
          <Form method="post">
            <input type="hidden" name="seen" value={filed.publicText?.id ?? ""} />
            <SubmitButton name="intent" value="publish" icon="check">
              {t.publishNow}
            </SubmitButton>
          </Form>
        ) : null}
        {acts.back ? (
          <Form method="post">
            <SubmitButton name="intent" value="back" kind="secondary">
              {t.back}
            </SubmitButton>
          </Form>
        ) : null}
        {filed.state === "published" ? (
          <>
            <ButtonLink href={href("contribution", at)}>{t.toPublic}</ButtonLink>
            <ButtonLink href={href("codingText", at)}>{t.toCoding}</ButtonLink>
          </>
        ) : null}
        <ButtonLink kind="quiet" icon="download" href={href("dossier", at)} download>
          {dossiers.download}
        </ButtonLink>
        {acts.disown ? (
          <ButtonLink kind="quiet" href={href("deskDisown", at)}>
            {bodies.deskDisown.open}
          </ButtonLink>
        ) : null}
      </div>
      {acts.refuse ? (
        <Disclosure summary={t.refuseOpen} quiet open={answer?.values["intent"] === "refuse"}>
          <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}} prefix="refuse">
            <Form method="post" noValidate className="reading">
              <TextArea name="reason" label={t.refuseReason} hint={t.refuseHint} rows={3} limit={1000} required />
              <SubmitButton name="intent" value="refuse" kind="danger">
                {t.refuse}
              </SubmitButton>
            </Form>
          </FormState>
        </Disclosure>
      ) : null}
    </div>
  );
}
