import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { formObject } from "#app/core/form.server.ts";
import { contextOf, formAnswer, signedIn, stop, submit } from "#app/http/route.server.ts";
import { endSession } from "#app/access/session.server.ts";
import { AskAgain } from "#app/features/second-factor/ask-again.tsx";
import { eraseMyself } from "#app/features/privacy/erasures.server.ts";
import { allowOwnExport } from "#app/features/privacy/own-data.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { IntentForm } from "../intent-form.tsx";
import { titled } from "../page-title.ts";

export const meta = titled((t) => t.privacy.mine.title);

export function loader(args: LoaderFunctionArgs) {
  signedIn(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const actor = signedIn(args);
  const context = contextOf(args);
  const form = args.context.form;
  switch (form.get("intent")) {
    case "export":
      return submit(
        args,
        allowOwnExport,
        {},
        (ticket) => `${hrefIn(context.lang, "myDataFile")}?${new URLSearchParams({ biglietto: ticket }).toString()}`,
      );
    case "erase": {
      const outcome = await eraseMyself(context, formObject(form));
      if (!outcome.ok) return formAnswer(args, outcome, form);
      return redirect(`${hrefIn(context.lang, "signIn")}?fatto=cancellato`, {
        headers: { "set-cookie": await endSession(actor.sessionId) },
      });
    }
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const text = useText();
  const t = text.privacy.mine;
  const href = useHref();
  return (
    <div className="reading stack-loose">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: text.people.profile.title, href: href("profile") }, { label: t.title }]}
      />
      <section className="panel stack" aria-labelledby="download">
        <h2 id="download">{t.downloadTitle}</h2>
        <p>{t.downloadText}</p>
        <IntentForm intent="export" download labels={{ password: text.people.again.password }}>
          <AskAgain />
          <Button type="submit" icon="download">
            {t.download}
          </Button>
        </IntentForm>
      </section>
      <section className="panel stack" aria-labelledby="erase">
        <h2 id="erase">{t.eraseTitle}</h2>
        <p>{t.eraseWhat}</p>
        <p>{t.eraseKeeps}</p>
        <p>
          <strong>{t.eraseNoBack}</strong>
        </p>
        <IntentForm intent="erase" labels={{ password: text.people.again.password, confirm: t.eraseConfirm }}>
          <CheckBox name="confirm" label={t.eraseConfirm} required />
          <AskAgain />
          <Button type="submit" kind="danger">
            {t.erase}
          </Button>
        </IntentForm>
      </section>
    </div>
  );
}
