import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found } from "#app/http/route.server.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { Punctuality } from "#app/features/campaigns/punctuality.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ContributionLetter } from "./contribution-letter.tsx";
import { getContributionPage, type ContributionPage } from "./contribution-page.server.ts";
import { ContributionWhere } from "./contribution-where.tsx";

/**
 * A withdrawn text answers 200 and not 410: its number stands in receipts and acts, and the page still shows what
 * remains of it (date, organisation, reason). Search engines are asked to forget it.
 */
export const loader = async ({ params, context }: LoaderFunctionArgs) =>
  found(await getContributionPage(params["campaign"] ?? "", params["number"] ?? "", context.now));

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const name = data?.text?.title ?? textIn(langOf(location.pathname)).contributions.page.number(data?.number ?? "");
  return [
    { title: `${name} · ${data?.campaign.title ?? ""} · Tavolo Comune` },
    ...(data?.text === null ? [{ name: "robots", content: "noindex" }] : []),
  ];
};

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const { campaigns, contributions } = useText();
  const t = contributions.page;
  const lang = useLang();
  const href = useHref();
  const content = useContentLang();
  const here = { campaign: page.campaign.slug };
  return (
    <>
      <PageHeader
        title={page.text?.title ?? t.number(page.number)}
        titleLang={page.text ? content : undefined}
        kicker={
          page.text
            ? `${campaigns.kinds[page.text.kind]} · ${t.round(page.round, page.roundTitle)}${page.text.district ? ` · ${page.text.district.name[lang]}` : ""}`
            : t.round(page.round, page.roundTitle)
        }
        crumbs={[
          { label: page.campaign.title, href: href("campaign", here) },
          { label: contributions.list.title, href: href("contributions", here) },
          { label: page.number },
        ]}
      />
      {page.disownedAt ? <Disowned day={page.disownedAt} /> : null}
      {page.text ? (
        <div className="contribution">
          <ContributionLetter page={page} text={page.text} />
          <ContributionWhere
            campaign={page.campaign.slug}
            where={page.text.where}
            integrated={page.text.integratedAt !== null}
            excerpts={page.text.excerpts}
          />
        </div>
      ) : (
        <Withheld page={page} />
      )}
      <p className="no-print band-more">
        <a href={href("contributions", here)}>{t.all}</a>
      </p>
    </>
  );
}

/** Its organisation says that the text is not its own: this is said before the text. */
function Disowned({ day }: { day: Date }) {
  const t = useText().bodies.disown;
  return (
    <div className="reading">
      <Notice kind="warning" title={t.public(longDay(day, useLang()))}>
        <p>{t.publicText}</p>
      </Notice>
    </div>
  );
}

/** Everything that remains of a text that is no longer shown. */
function Withheld({ page }: { page: ContributionPage }) {
  const t = useText().contributions;
  const lang = useLang();
  const content = useContentLang();
  const items = [
    { term: t.desk.number, text: page.number },
    { term: t.queue.body, text: page.organisation, ...(content && { lang: content }) },
    {
      term: t.desk.receivedAt,
      text: (
        <>
          {longTime(page.receivedAt, lang)} <Punctuality receivedAt={page.receivedAt} terms={page.terms} short />
        </>
      ),
    },
    { term: t.desk.state, text: t.page.onDay(longDay(page.stateAt, lang)) },
    ...(page.stateReason ? [{ term: t.desk.reason, text: page.stateReason, ...(content && { lang: content }) }] : []),
  ];
  return (
    <div className="reading stack">
      <Notice kind="warning">
        <p>{page.state === "withdrawn" ? t.page.withdrawn : t.page.takenDown}</p>
      </Notice>
      <DescriptionList items={items} />
    </div>
  );
}
