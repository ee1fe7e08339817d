import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, formAnswer, submit } from "#app/http/route.server.ts";
import { renewLink } from "#app/features/people/access-links.server.ts";
import { LinkOver } from "#app/features/signin/link-over.tsx";
import { setPassword } from "#app/features/people/set-password.server.ts";
import { getToken } from "#app/features/signin/tokens.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { PasswordField } from "#app/ui/forms/password-field.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { enter } from "./enter.server.ts";

export const meta = titled((t) => t.people.reset.title);
export const headers = () => ({ "cache-control": "no-store" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { state, email } = await getToken("reset", params["token"] ?? "", context.now);
  return { state, email, renewed: new URL(request.url).searchParams.get("fatto") === "mandato" };
}

export async function action(args: ActionFunctionArgs) {
  const token = args.params["token"] ?? "";
  const context = contextOf(args);
  const form = args.context.form;
  if (form.get("intent") === "renew")
    return submit(
      args,
      renewLink,
      { token },
      () => `${hrefIn(context.lang, "resetPassword", { token })}?fatto=mandato`,
    );
  const outcome = await setPassword(context, { ...formObject(form), token });
  return outcome.ok ? enter(args, outcome.value) : formAnswer(args, outcome, form);
}

export default function Page() {
  const { state, email, renewed } = useLoaderData<typeof loader>();
  const text = useText().people;
  const answer = useFormAnswer();
  if (state !== "usable") return <LinkOver state={state} renewed={renewed} />;
  return (
    <div className="reading stack">
      <PageHeader title={text.reset.title} lead={text.reset.lead(email)} />
      <AnsweredForm answer={answer}>
        <Form method="post" noValidate className="stack">
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <PasswordField
            name="newPassword"
            label={text.newPassword}
            hint={text.newPasswordHint}
            autoComplete="new-password"
            required
          />
          <SubmitButton>{text.reset.submit}</SubmitButton>
        </Form>
      </AnsweredForm>
    </div>
  );
}
