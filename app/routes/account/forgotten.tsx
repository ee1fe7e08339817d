import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { mailFolder } from "#app/core/mail.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, submit } from "#app/http/route.server.ts";
import { askReset } from "#app/features/people/access-links.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";

export const meta = titled((t) => t.people.forgotten.title);

export const loader = ({ request }: LoaderFunctionArgs) => ({
  sent: new URL(request.url).searchParams.get("fatto") === "mandato",
  mailed: mailFolder() === null,
});

export const action = (args: ActionFunctionArgs) =>
  submit(args, askReset, {}, () => `${hrefIn(contextOf(args).lang, "forgotten")}?fatto=mandato`);

export default function Page() {
  const { sent, mailed } = useLoaderData<typeof loader>();
  const text = useText().people;
  const t = text.forgotten;
  const href = useHref();
  const answer = useFormAnswer();
  if (sent) {
    return (
      <div className="reading stack">
        <PageHeader title={t.sentTitle} />
        <Notice kind="success" live>
          {t.sent}
        </Notice>
        {mailed ? null : <p className="small muted">{text.mailFolder("DATA_DIR/mail")}</p>}
        <p>
          <ButtonLink href={href("signIn")}>{t.backToSignIn}</ButtonLink>
        </p>
      </div>
    );
  }
  return (
    <div className="reading stack">
      <PageHeader title={t.title} lead={t.lead} />
      <AnsweredForm answer={answer}>
        <Form method="post" noValidate className="stack">
          <TextField name="email" label={text.email} type="email" autoComplete="username" required />
          <div className="cluster">
            <SubmitButton>{t.submit}</SubmitButton>
            <a href={href("signIn")}>{t.backToSignIn}</a>
          </div>
        </Form>
      </AnsweredForm>
    </div>
  );
}
