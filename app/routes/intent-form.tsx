import { Form, useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormAnswer } from "#app/core/route.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FormState } from "#app/ui/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What the last action refused, if it did. */
export const useFormAnswer = (): FormAnswer | null => (useActionData() as FormAnswer | undefined) ?? null;

interface IntentFormProps { intent: string; files?: boolean; hidden?: Record<string, string>; children: ReactNode }

/** One of several forms of a page: the action is told which by `intent`, and only this one shows its errors. */
export function IntentForm({ intent, files, hidden = {}, children }: IntentFormProps) {
  const answer = useFormAnswer();
  const own = answer && answer.values["intent"] === intent ? answer : null;
  return (
    <FormState errors={own?.errors ?? {}} values={own?.values ?? {}} prefix={intent}>
      <ErrorSummary general={own?.refusal ?? undefined} />
      <Form method="post" noValidate className="stack" {...(files && { encType: "multipart/form-data" as const })}>
        <input type="hidden" name="intent" value={intent} />
        {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {children}
      </Form>
    </FormState>
  );
}

/** A form of a single button, in a row of a table; what it refuses is said on top of the page by `RowRefusal`. */
export function RowForm({ intent, hidden, children }: { intent: string; hidden: Record<string, string>; children: ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </Form>
  );
}

export function RowRefusal({ intents }: { intents: readonly string[] }) {
  const answer = useFormAnswer();
  const intent = answer?.values["intent"];
  if (!answer || typeof intent !== "string" || !intents.includes(intent)) return null;
  return <Notice kind="error" live>{answer.refusal}</Notice>;
}
