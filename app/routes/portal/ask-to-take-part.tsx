import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { offeredDistricts } from "#app/features/places/places.server.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { privacyInForce } from "#app/features/people/legal-pages.server.ts";
import { AskForm } from "#app/features/participation/ask-form.tsx";
import { askToTakePart } from "#app/features/participation/requests.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { AnsweredForm } from "../intent-form.tsx";
import { titled } from "../page-title.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, title, demo, state } = found(await getPublicCampaign(args.params["campaign"] ?? ""));
  return {
    campaign: { slug, title },
    demo,
    state,
    districts: await offeredDistricts(id, args.context.now),
    privacyFrom: (await privacyInForce(args.context.now)).validFrom,
    sent: new URL(args.request.url).searchParams.get("fatto") === "inviata",
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = found(await getPublicCampaign(args.params["campaign"] ?? ""));
  return submit(
    args,
    askToTakePart,
    { campaignId: campaign.id },
    () => `${hrefIn(contextOf(args).lang, "askToTakePart", { campaign: campaign.slug })}?fatto=inviata`,
  );
}

export const meta: MetaFunction = (args) => [
  ...titled((t) => t.stakeholders.ask.title)(args),
  { name: "robots", content: "noindex" },
];

/** Works without scripts and without an account; what is written goes to the office. */
export default function Page() {
  const { campaign, state, districts, privacyFrom, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>() ?? null;
  const { campaigns, stakeholders } = useText();
  const t = stakeholders.ask;
  const href = useHref();
  const at = { campaign: campaign.slug };
  const back = (
    <p>
      <a href={href("campaign", at)}>{t.back}</a>
    </p>
  );
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead(campaign.title)}
        crumbs={[
          { label: campaigns.list.title, href: href("campaigns") },
          { label: campaign.title, href: href("campaign", at) },
          { label: t.title },
        ]}
      />
      <div className="reading stack">
        {sent ? (
          <>
            <Notice kind="success" live>
              <p>{t.thanks}</p>
            </Notice>
            {back}
          </>
        ) : state !== "open" && answer === null ? (
          <>
            <Notice>
              <p>{state === "suspended" ? t.suspended : t.closed}</p>
            </Notice>
            {back}
          </>
        ) : (
          <AnsweredForm
            answer={answer}
            labels={{
              organisationName: t.name,
              kind: t.kind,
              organisationEmail: t.email,
              website: t.website,
              why: t.why,
              personName: t.personName,
              personEmail: t.personEmail,
              privacy: t.privacyLabel,
            }}
          >
            <AskForm
              action={href("askToTakePart", at)}
              districts={districts}
              privacyFrom={privacyFrom}
              back={href("campaign", at)}
            />
          </AnsweredForm>
        )}
      </div>
    </>
  );
}
