import { Form, useNavigation } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

export interface DeclarationsFormProps {
  draft: {
    version: number;
    organisation: string;
    role: "drafter" | "signatory";
    signatories: readonly string[];
    missing: readonly string[];
    why: string | null;
    privacyVersion: string;
  };
  answer: FormAnswer | undefined;
}

/**
 * The form in which a signatory makes the declarations and files. A drafter reads here who can do it, and what to do
 * next.
 */
export function DeclarationsForm({ draft, answer }: DeclarationsFormProps) {
  const {
    contributions: { filing: t },
    ui,
  } = useText();
  const href = useHref();
  const lang = useLang();
  const sending = useNavigation().state === "submitting";
  if (draft.role !== "signatory") {
    return (
      <Notice kind="info" title={t.onlySignatories}>
        <p>
          {draft.signatories.length > 0
            ? t.askSignatory(new Intl.ListFormat(lang).format(draft.signatories))
            : t.noSignatory}
        </p>
      </Notice>
    );
  }
  if (draft.missing.length > 0 || draft.why) return null;
  const needed: Record<string, string> = {
    privacy: t.privacyNeeded,
    thirdParties: t.thirdPartiesNeeded,
    licence: t.licenceNeeded,
  };
  const errors = Object.fromEntries(
    Object.entries(answer?.errors ?? {}).map(([name, said]) => [name, needed[name] ?? said]),
  );
  return (
    <FormState {...(answer && { errors, values: answer.values })}>
      <ErrorSummary
        general={answer?.code === "invalid" ? undefined : (answer?.refusal ?? undefined)}
        labels={{ privacy: t.privacyShort, thirdParties: t.thirdParties, licence: t.licenceShort }}
      />
      <Form method="post" noValidate className="panel">
        <h2>{t.declarations}</h2>
        <input type="hidden" name="version" value={draft.version} />
        <CheckBox
          name="privacy"
          label={t.privacy(draft.privacyVersion)}
          hint={
            <a href={href("legal", { page: "privacy" })} target="_blank" rel="noopener">
              {t.privacyLink} ({ui.newWindow})
            </a>
          }
          required
        />
        <Radios
          name="thirdParties"
          label={t.thirdParties}
          required
          options={[
            { value: "none", label: t.thirdPartiesNone },
            { value: "marked", label: t.thirdPartiesMarked },
          ]}
        />
        <CheckBox name="licence" label={t.licence} required />
        <p className="muted">{t.notProceeding}</p>
        <p>
          <strong>{t.sendsFor(draft.organisation)}</strong>
        </p>
        <SubmitButton icon="check" disabled={sending}>
          {t.send}
        </SubmitButton>
      </Form>
    </FormState>
  );
}
