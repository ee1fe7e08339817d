import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { linkTarget } from "#app/prose/link-target.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit } from "#app/http/route.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { listOrganisationChoices } from "#app/features/organisations/organisation-queries.server.ts";
import { admitRequest, likelyBodies, refuseRequest } from "#app/features/participation/decide-requests.server.ts";
import { RequestBadge } from "#app/features/participation/request-badge.tsx";
import { getRequest } from "#app/features/participation/requests.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { longTime, romeDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { RequestDecision } from "./request-decision.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  {
    title: `${data?.request.organisationName ?? ""} · ${textIn(langOf(location.pathname)).stakeholders.requests.title} · Tavolo Comune`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.read");
  const request = found(await getRequest(campaign.id, args.params["request"] ?? ""));
  const today = romeDay(args.context.now);
  const decides =
    request.state === "waiting" &&
    request.personEmail !== "" &&
    may(args.context.actor, "participation.decide", { campaignId: campaign.id }) !== null &&
    campaign.state !== "concluded";
  const choices = decides
    ? (await listOrganisationChoices(today, { standing: true })).map((each) => ({
        value: each.id,
        label: fullName(each),
      }))
    : [];
  const likely = decides ? await likelyBodies(request, today) : [];
  return {
    campaign: shellOf(campaign),
    over: campaign.state === "concluded",
    request,
    decides,
    choices,
    likely: likely.filter((id) => choices.some(({ value }) => value === id)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "participation.decide");
  const request = args.params["request"] ?? "";
  const form = args.context.form;
  const ids = { campaign: campaign.id, request };
  const done = (code: string) => () =>
    `${hrefIn(contextOf(args).lang, "deskRequest", { campaign: campaign.slug, request })}?fatto=${code}`;
  if (form.get("intent") === "admit") return submit(args, admitRequest, ids, done("ammessa"));
  if (form.get("intent") === "refuse") return submit(args, refuseRequest, ids, done("rifiutata"));
  return stop("invalid");
}

export default function Page() {
  const { campaign, over, request, decides, choices, likely } = useLoaderData<typeof loader>();
  const { stakeholders, organisations } = useText();
  const t = stakeholders.requests;
  const a = stakeholders.ask;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  return (
    <DeskShell campaign={campaign} current="register">
      <PageHeader
        title={request.organisationName}
        crumbs={[
          { label: stakeholders.register.title, href: href("deskRegister", at) },
          { label: t.title, href: href("deskRequests", at) },
          { label: request.organisationName },
        ]}
        meta={
          <>
            <RequestBadge state={request.state} over={over} /> {t.askedAt(longTime(request.askedAt, lang))}
          </>
        }
      />
      <div className="stack-loose">
        <DoneNotice words={stakeholders.done} />
        <section className="stack">
          <h2>{t.why}</h2>
          <p className="draft-text reading">{request.why}</p>
          <DescriptionList
            inline
            items={[
              {
                term: t.person,
                text:
                  request.personEmail === "" ? (
                    <span className="muted">{t.forgotten}</span>
                  ) : (
                    <>
                      {request.personName}, <a href={`mailto:${request.personEmail}`}>{request.personEmail}</a>
                    </>
                  ),
              },
              { term: a.kind, text: organisations.kinds[request.kind] },
              ...(request.fiscalCode ? [{ term: a.fiscalCode, text: request.fiscalCode }] : []),
              ...(request.organisationEmail ? [{ term: a.email, text: request.organisationEmail }] : []),
              ...(request.website
                ? [
                    {
                      term: a.website,
                      text: (
                        <a href={linkTarget(request.website)} rel="noopener noreferrer nofollow">
                          {request.website}
                        </a>
                      ),
                    },
                  ]
                : []),
              {
                term: a.district,
                text: request.district === null ? stakeholders.register.wholeCity : request.district.name[lang],
              },
              ...(request.decidedAt
                ? [{ term: t.outcome, text: t.decidedAt(t.states[request.state], longTime(request.decidedAt, lang)) }]
                : []),
              ...(request.reason ? [{ term: t.reason, text: request.reason }] : []),
            ]}
          />
          {request.organisationId ? (
            <p>
              <a href={href("deskStakeholder", { ...at, organisation: request.organisationId })}>{t.toEntry}</a>
            </p>
          ) : null}
        </section>
        {decides ? <RequestDecision request={request} choices={choices} likely={likely} /> : null}
      </div>
    </DeskShell>
  );
}
