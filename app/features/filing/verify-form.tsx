import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { ReceiptInLog } from "#app/features/receipts/receipt-entry.tsx";
import type { ProvenReceipt } from "#app/features/receipts/receipts.server.ts";

export interface VerifyAnswer {
  number: string;
  matches: boolean | null;
  receipt?: ProvenReceipt;
  errors: Record<string, string>;
  values: Record<string, string | string[]>;
}

/**
 * The page is the same for every number, whether or not it was ever given: only a person who has salt and text is shown
 * what is known.
 */
export function VerifyForm({ number, answer }: { number: string; answer: VerifyAnswer | undefined }) {
  const t = useText().contributions.receipt;
  return (
    <div className="stack">
      <PageHeader title={t.verifyTitle} lead={t.verifyLead} />
      {answer?.matches === true ? (
        <Notice kind="success" title={t.matches} live>
          <p>{t.matchesText(answer.number)}</p>
        </Notice>
      ) : null}
      {answer?.receipt ? <ReceiptInLog {...answer.receipt} /> : null}
      {answer?.matches === false ? (
        <Notice kind="error" title={t.differs} live>
          <p>{t.differsText}</p>
        </Notice>
      ) : null}
      <FormState {...(answer && { errors: answer.errors, values: answer.values })}>
        <ErrorSummary />
        <form method="post" encType="multipart/form-data" noValidate>
          <TextField
            name="number"
            label={t.verifyNumber}
            hint={t.verifyNumberHint}
            defaultValue={number}
            width="middle"
            required
            spellCheck={false}
          />
          <TextField name="salt" label={t.verifySalt} hint={t.verifySaltHint} required spellCheck={false} />
          <TextArea name="text" label={t.verifyText} hint={t.verifyTextHint} rows={10} />
          <FileField name="file" label={t.verifyFile} accept=".txt,text/plain" />
          <SubmitButton>{t.verify}</SubmitButton>
        </form>
      </FormState>
    </div>
  );
}
