import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { mailFolder } from "#app/core/mail.server.ts";
import { useHref } from "#app/core/paths.ts";
import { wantedPath } from "#app/http/return-path.ts";
import { contextOf, formAnswer, sessionEnds } from "#app/http/route.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { signIn } from "#app/features/second-factor/second-step.server.ts";
import { browserOf } from "#app/features/signin/sign-ins.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { PasswordField } from "#app/ui/forms/password-field.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { welcome } from "./enter.server.ts";

export const meta = titled((t) => t.people.signIn.title);

export function loader({ request, context }: LoaderFunctionArgs) {
  const end = new URL(request.url).searchParams.get("fine");
  const over = (["age", "idle", "ended"] as const).find((why) => sessionEnds[why] === end) ?? null;
  const [demo, mailed] = [settings().seed === "demo", mailFolder() === null];
  return { over, comesBack: wantedPath(request) !== null, name: context.actor?.name ?? null, demo, mailed };
}

export async function action(args: ActionFunctionArgs) {
  const form = args.context.form;
  const outcome = await signIn(contextOf(args), formObject(form), browserOf(args.request));
  return outcome.ok ? welcome(args, outcome.value, wantedPath(args.request)) : formAnswer(args, outcome, form);
}

export default function Page() {
  const { over, comesBack, name, demo, mailed } = useLoaderData<typeof loader>();
  const all = useText();
  const text = all.people;
  const t = text.signIn;
  const { erased } = all.privacy.mine;
  const href = useHref();
  const answer = useFormAnswer();
  const said = useSearchParams()[0].get("fatto");
  return (
    <div className="reading stack">
      <PageHeader title={t.title} lead={t.lead} />
      {said === "uscita" ? (
        <Notice kind="success" live>
          {t.out}
        </Notice>
      ) : null}
      {said === "cancellato" ? (
        <Notice kind="success" live>
          {erased}
        </Notice>
      ) : null}
      {over ? <Notice kind="warning">{all.errors.over[over]}</Notice> : null}
      {comesBack ? <Notice>{t.back}</Notice> : null}
      {name ? <Notice kind="warning">{t.already(name)}</Notice> : null}
      <AnsweredForm answer={answer}>
        <Form method="post" noValidate className="stack">
          <TextField name="email" label={text.email} type="email" autoComplete="username" required />
          <PasswordField name="password" label={text.password} required />
          <div className="cluster">
            <SubmitButton>{t.submit}</SubmitButton>
            <a href={href("forgotten")}>{t.forgotten}</a>
          </div>
        </Form>
      </AnsweredForm>
      <section className="panel stack-tight">
        <h2>{t.noAccount}</h2>
        <p>{t.noAccountText}</p>
        {demo ? <p>{t.demo}</p> : null}
        {mailed ? null : <p className="small muted">{text.mailFolder("DATA_DIR/mail")}</p>}
      </section>
    </div>
  );
}
