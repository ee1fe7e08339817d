import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf, found } from "#app/http/route.server.ts";
import { GuideView } from "#app/guide/guide-view.tsx";
import { getGuideText } from "#app/guide/guide.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

export const loader = (args: LoaderFunctionArgs) =>
  found(getGuideText(contextOf(args).lang, args.params["page"] ?? ""));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Tavolo Comune` }];

export default function Page() {
  const text = useLoaderData<typeof loader>();
  const t = useText().portal.guide;
  const lang = useLang();
  const href = useHref();
  return (
    <>
      <PageHeader
        crumbs={[{ label: t.title, href: href("guide") }, { label: text.title }]}
        title={text.title}
        lead={text.summary}
        meta={t.updated(longDay(text.updated, lang))}
      />
      <GuideView text={text} contents={t.contents} />
    </>
  );
}
