import { Form, useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";

interface Props {
  /** Names the command that the page's action runs. */
  intent: string;
  /** What it is about, sent along: `{ lineId: … }`. */
  about?: Record<string, string>;
  /** Fields that send lists: their errors come without the brackets. */
  lists?: readonly string[];
  /** A form of one button, in a row with others. */
  inline?: boolean;
  children: ReactNode;
}

/** One of several forms on a page: it takes only the errors and words that answer what it sent itself. */
export function DeskForm({ intent, about = {}, lists = [], inline, children }: Props) {
  const {
    campaigns: { desk: t },
    terms,
  } = useText();
  const labels = {
    slug: t.slug,
    leadId: t.lead,
    leadName: t.leadName,
    leadEmail: t.leadEmail,
    startsOn: t.startsOn,
    title: t.title,
    inBrief: t.inBrief,
    mandateDate: t.mandateDate,
    shortName: t.shortName,
    color: t.color,
    colorDark: t.colorDark,
    onDate: t.onDate,
    opensAt: t.opensAt,
    closesAt: t.closesAt,
    reason: terms.form.reason,
    act: terms.form.act,
    terms: terms.state.terms,
    sure: terms.conclude.sure,
  };
  const answer = useActionData<FormAnswer>();
  const key = [intent, ...Object.values(about)].join("-");
  const mine = answer && "errors" in answer && answer.values["form"] === key ? answer : null;
  const errors = Object.fromEntries(
    Object.entries(mine?.errors ?? {}).map(([name, text]) => [lists.includes(name) ? `${name}[]` : name, text]),
  );
  return (
    <FormState errors={errors} values={mine?.values ?? {}} prefix={key}>
      {mine ? <ErrorSummary general={mine.refusal ?? undefined} labels={labels} /> : null}
      <Form method="post" noValidate {...(inline && { className: "form-inline" })}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="form" value={key} />
        {Object.entries(about).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </Form>
    </FormState>
  );
}
