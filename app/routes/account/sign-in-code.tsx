import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { useHref } from "#app/core/paths.ts";
import { wantedPath } from "#app/http/return-path.ts";
import { contextOf, formAnswer } from "#app/http/route.server.ts";
import { signInByCode, waitingFor } from "#app/features/second-factor/second-step.server.ts";
import { browserOf } from "#app/features/signin/sign-ins.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { welcome } from "./enter.server.ts";

export const meta = titled((t) => t.privacy.step.title);
export const headers = () => ({ "cache-control": "no-store" });

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { waiting: (await waitingFor(browserOf(request), context.now)) !== null };
}

export async function action(args: ActionFunctionArgs) {
  const form = args.context.form;
  const outcome = await signInByCode(contextOf(args), formObject(form), browserOf(args.request));
  return outcome.ok ? welcome(args, outcome.value, wantedPath(args.request)) : formAnswer(args, outcome, form);
}

export default function Page() {
  const { waiting } = useLoaderData<typeof loader>();
  const text = useText().privacy;
  const t = text.step;
  const href = useHref();
  const answer = useFormAnswer();
  if (!waiting) {
    return (
      <div className="reading stack">
        <PageHeader title={t.overTitle} lead={t.over} />
        <p>
          <a href={href("signIn")}>{t.again}</a>
        </p>
      </div>
    );
  }
  return (
    <div className="reading stack">
      <PageHeader title={t.title} lead={t.lead} />
      <AnsweredForm answer={answer} labels={{ code: text.code }}>
        <Form method="post" noValidate className="stack">
          <TextField
            name="code"
            label={text.code}
            hint={t.hint}
            width="middle"
            autoComplete="one-time-code"
            spellCheck={false}
            required
          />
          <div className="cluster">
            <SubmitButton>{t.submit}</SubmitButton>
            <a href={href("signIn")}>{t.again}</a>
          </div>
        </Form>
      </AnsweredForm>
      <Notice>{t.lost}</Notice>
    </div>
  );
}
