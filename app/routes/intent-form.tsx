import { Form, useActionData, useLocation } from "@remix-run/react";
import { useRef, type ReactNode } from "react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What the last action refused, if anything. */
export function useFormAnswer(): FormAnswer | null {
  const answer = useActionData() as Partial<FormAnswer> | undefined;
  // An action that succeeded may answer too, with something that is shown once.
  return answer?.values ? (answer as FormAnswer) : null;
}

/** The labels of the fields in forms about people and bodies, for lists of errors. */
function useLabels(): Record<string, string> {
  const { people, organisations } = useText();
  const { form, appoint } = organisations;
  return {
    name: people.name,
    email: people.email,
    password: people.password,
    newPassword: people.newPassword,
    language: people.language,
    role: people.office.role,
    mandate: people.choose.choice,
    organisation: organisations.organisation,
    capacity: organisations.capacity,
    kind: organisations.kind,
    bench: organisations.bench,
    parent: organisations.page.affiliatedTo,
    shortName: form.shortName,
    distinction: form.distinction,
    fiscalCode: form.fiscalCode,
    ipaCode: form.ipaCode,
    website: form.website,
    district: form.district,
    validFrom: appoint.validFrom,
    validTo: appoint.validTo,
    letter: appoint.letter,
    reason: organisations.mandate.reason,
  };
}

/**
 * The list of what has to be corrected, and the state of the fields. The general sentence is shown only where no field
 * says it better.
 */
export function AnsweredForm({
  answer,
  prefix,
  labels,
  children,
}: {
  answer: FormAnswer | null;
  prefix?: string;
  labels?: Record<string, string>;
  children: ReactNode;
}) {
  const named = useLabels();
  const general = answer?.code === "invalid" && Object.keys(answer.errors).length > 0 ? null : answer?.refusal;
  return (
    <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}} {...(prefix && { prefix })}>
      <ErrorSummary general={general ?? undefined} labels={{ ...named, ...labels }} />
      {children}
    </FormState>
  );
}

interface IntentFormProps {
  intent: string;
  files?: boolean;
  /** If all is well, the answer is a file: the browser itself asks for it, since a script would take it for a page. */
  download?: boolean;
  labels?: Record<string, string>;
  children: ReactNode;
}

/**
 * One of several forms of a page. `intent` tells the action which one was sent, and only that one shows its errors.
 * After success it is empty again.
 */
export function IntentForm({ intent, files, download = false, labels, children }: IntentFormProps) {
  const answer = useFormAnswer();
  const { key } = useLocation();
  const begun = useRef(key);
  if (!answer) begun.current = key;
  const own = answer?.values["intent"] === intent ? answer : null;
  return (
    <AnsweredForm answer={own} prefix={intent} {...(labels && { labels })}>
      <Form
        key={begun.current}
        method="post"
        noValidate
        className="stack"
        reloadDocument={download}
        {...(files && { encType: "multipart/form-data" as const })}
      >
        <input type="hidden" name="intent" value={intent} />
        {children}
      </Form>
    </AnsweredForm>
  );
}

/**
 * A form that is a single button, in a row of a table; what it refuses is told at the top of the page by `RowRefusal`.
 */
export function RowForm({
  intent,
  hidden,
  children,
}: {
  intent: string;
  hidden: Record<string, string>;
  children: ReactNode;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

export function RowRefusal({ intents }: { intents: readonly string[] }) {
  const answer = useFormAnswer();
  const intent = answer?.values["intent"];
  if (!answer || typeof intent !== "string" || !intents.includes(intent)) return null;
  return (
    <Notice kind="error" live>
      {answer.refusal}
    </Notice>
  );
}
