import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { readTarget, targetQuery } from "#app/features/removals/removal.ts";
import { fileReport } from "#app/features/removals/reports.server.ts";
import { reportCauses } from "#app/features/removals/report.ts";
import { getTakeDownPage } from "#app/features/removals/take-down-page.server.ts";
import { firstKind, isSourceKind, sourceHref } from "#app/features/sources/source.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { TrapField } from "#app/ui/forms/trap-field.tsx";
import { AnsweredForm } from "../intent-form.tsx";
import { titled } from "../page-title.ts";

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getPublicCampaign(args.params["campaign"] ?? ""));
  const { searchParams } = new URL(args.request.url);
  const target = found(readTarget(searchParams));
  const page = found(await getTakeDownPage(campaign.id, target));
  return { campaign, target, page, sent: searchParams.get("fatto") === "inviata" };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, target, page, sent } = await load(args);
  return {
    campaign: { slug: campaign.slug, title: campaign.title },
    demo: campaign.demo,
    target,
    kind: page.kind,
    number: page.number,
    part: page.publicPart,
    sent,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, target } = await load(args);
  const query = targetQuery(target);
  const asked = Object.fromEntries(new URLSearchParams(query));
  return submit(
    args,
    fileReport,
    { campaignId: campaign.id, ...asked },
    () => `${hrefIn(contextOf(args).lang, "report", { campaign: campaign.slug })}${query}&fatto=inviata`,
  );
}

export const meta: MetaFunction = (args) => [
  ...titled((t) => t.removals.report.title)(args),
  { name: "robots", content: "noindex" },
];

/** Works without scripts and without an account; what is written goes to the office, and stays there. */
export default function Page() {
  const { campaign, target, kind, number, part, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>() ?? null;
  const { campaigns, removals } = useText();
  const t = removals.report;
  const href = useHref();
  const lang = useLang();
  const of = { campaign: campaign.slug };
  const source = isSourceKind(kind) ? kind : kind === "attachment" ? firstKind : null;
  const back = source
    ? sourceHref(lang, { kind: source, ...of, number })
    : `${href("version", { ...of, version: number })}${target.kind === "paragraph" ? `#p-${target.id}` : ""}`;
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        kicker={removals.named[kind](number, part)}
        crumbs={[
          { label: campaigns.list.title, href: href("campaigns") },
          { label: campaign.title, href: href("campaign", of) },
          { label: t.link },
        ]}
      />
      <div className="reading stack">
        {sent ? (
          <>
            <Notice kind="success" live>
              <p>{t.thanks}</p>
            </Notice>
            <p>
              <a href={back}>{t.back}</a>
            </p>
          </>
        ) : (
          <AnsweredForm answer={answer} labels={{ cause: t.cause, words: t.words, replyEmail: t.replyEmail }}>
            <form method="post" noValidate className="stack" action={href("report", of) + targetQuery(target)}>
              <Radios
                name="cause"
                label={t.cause}
                required
                options={reportCauses.map((value) => ({ value, label: t.causes[value] }))}
              />
              <TextArea name="words" label={t.words} hint={t.wordsHint} rows={5} limit={2000} required />
              <TextField
                name="replyEmail"
                label={t.replyEmail}
                hint={t.replyHint}
                type="email"
                autoComplete="email"
                optional
              />
              <TrapField name="website" label={t.trap} />
              <p className="form-actions">
                <SubmitButton>{t.button}</SubmitButton>
                <a href={back}>{t.back}</a>
              </p>
              <p className="small muted">{t.privacy}</p>
            </form>
          </AnsweredForm>
        )}
      </div>
    </>
  );
}
