import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { wantedPath } from "#app/http/return-path.ts";
import { contextOf, signedIn, submit } from "#app/http/route.server.ts";
import { acceptOwnNotice, mustAccept } from "#app/features/people/notice-accepted.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";

export const meta = titled((t) => t.privacy.notice.title);

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const notice = await mustAccept(actor.personId, args.context.now);
  if (!notice) throw redirect(wantedPath(args.request) ?? hrefIn(contextOf(args).lang, "profile"));
  return notice;
}

export function action(args: ActionFunctionArgs) {
  signedIn(args);
  return submit(args, acceptOwnNotice, {}, () => wantedPath(args.request) ?? hrefIn(contextOf(args).lang, "profile"));
}

export default function Page() {
  const { validFrom } = useLoaderData<typeof loader>();
  const t = useText().privacy.notice;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  return (
    <div className="reading stack">
      <PageHeader title={t.title} lead={t.lead(longDay(validFrom, lang))} />
      <p>
        <a href={href("legal", { page: "privacy" })} target="_blank" rel="noopener">
          {t.read}
        </a>
      </p>
      <AnsweredForm answer={answer} labels={{ accept: t.accept }}>
        <Form method="post" noValidate className="stack">
          <CheckBox name="accept" label={t.accept} required />
          <SubmitButton>{t.submit}</SubmitButton>
        </Form>
      </AnsweredForm>
    </div>
  );
}
