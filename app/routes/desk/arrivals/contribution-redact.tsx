import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop } from "#app/http/route.server.ts";
import { publicNames } from "#app/features/texts/attachment.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { workOnText, type DeskAnswer } from "#app/features/publishing/redaction-answer.server.ts";
import { RedactionDesk } from "#app/features/publishing/redaction-desk.tsx";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

async function load(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "contribution.redact");
  const filed = found(await getDeskText(campaign.id, args.params["number"] ?? ""));
  if (filed.sealedAt) stop("sealed");
  // A text that was never public is prepared at the redaction desk; an integration that waits has to be published
  // first.
  if ((filed.state !== "published" && filed.state !== "taken_down") || !filed.publicText || filed.pending)
    stop("not_found");
  return { campaign, filed };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, filed } = await load(args);
  const { number, title, original, publicText, publicTextId, confidential, answers } = filed;
  const text = { omissis: publicText?.omissis ?? [], publicTextId: publicTextId ?? "", confidential, answers };
  return {
    campaign: shellOf(campaign),
    filed: { number, title, original, ...text },
    names: publicNames(filed.attachments),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, filed } = await load(args);
  const form = args.context.form;
  let covered = 0;
  const answer = await workOnText(args, filed, form, String(form.get("intent") ?? ""), async (omissis) => {
    const { title, seen = "" } = formObject(form);
    const outcome = await redactPublished(contextOf(args), { number: filed.number, title, omissis, seen });
    if (outcome.ok) covered = outcome.value.covered;
    return outcome;
  });
  return (
    answer ??
    redirect(
      `${hrefIn(contextOf(args).lang, "deskContribution", { campaign: campaign.slug, number: filed.number })}?fatto=omissis&coperti=${covered}`,
    )
  );
}

export const meta: MetaFunction = titled((t) => t.removals.redact.title);

/** The redaction desk for a text that is already public: what is covered here is covered by the next request. */
export default function Page() {
  const { campaign, filed, names } = useLoaderData<typeof loader>();
  const answer = useActionData<DeskAnswer>() ?? null;
  const {
    contributions,
    removals: { redact: t },
  } = useText();
  const href = useHref();
  const original = filed.original ?? answer?.original ?? null;
  return (
    <DeskShell campaign={campaign} current="queue" wide>
      <PageHeader
        title={t.title}
        lead={t.lead}
        kicker={filed.number}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", { campaign: campaign.slug }) },
          { label: filed.number, href: href("deskContribution", { campaign: campaign.slug, number: filed.number }) },
          { label: t.link },
        ]}
      />
      {original ? (
        <RedactionDesk
          key={`${filed.publicTextId} ${filed.original ? "" : "opened"}`}
          original={original}
          initial={answer?.marks ?? filed.omissis}
          title={filed.title}
          seen={filed.publicTextId}
          files={[]}
          names={names}
          asked={filed.confidential}
          answers={filed.answers}
          answer={answer}
          submitLabel={t.button}
        />
      ) : (
        <Form method="post" preventScrollReset className="stack-tight">
          <p>
            {contributions.desk.originalHidden} {contributions.desk.toOpen}
          </p>
          <SubmitButton name="intent" value="open" kind="secondary">
            {contributions.desk.openOriginal}
          </SubmitButton>
        </Form>
      )}
    </DeskShell>
  );
}
