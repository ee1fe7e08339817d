import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf, found } from "#app/core/route.server.ts";
import { GuideView } from "#app/guide/guide-view.tsx";
import { getNote, listNotes } from "#app/guide/guide.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export function loader(args: LoaderFunctionArgs) {
  const { lang } = contextOf(args);
  const text = found(getNote(lang, args.params["page"] ?? ""));
  return { text, others: listNotes(lang).filter((note) => note.page !== text.page).map(({ page, title }) => ({ page, title })) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.text.title ?? ""} · Tavolo Comune` }];

export default function Page() {
  const { text, others } = useLoaderData<typeof loader>();
  const t = useText();
  const lang = useLang();
  const href = useHref();
  return (
    <>
      <PageHeader title={text.title} lead={text.summary} meta={t.legal.updated(longDay(text.updated, lang))} />
      <Notice kind="warning" title={t.legal.template}><p>{t.legal.templateText}</p></Notice>
      <GuideView text={text} contents={t.portal.guide.contents} />
      <section className="guide-pages">
        <h2>{t.legal.others}</h2>
        <ul>{others.map(({ page, title }) => <li key={page}><a href={href("legal", { page })}>{title}</a></li>)}</ul>
      </section>
    </>
  );
}
