import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf, found } from "#app/http/route.server.ts";
import { GuideView } from "#app/guide/guide-view.tsx";
import { chaptersOf, getNote, listNotes, type GuideText } from "#app/guide/guide.server.ts";
import { inForceOn, isLegalPage } from "#app/features/people/legal-page.ts";
import { getLegalText, listLegalVersions, type LegalVersion } from "#app/features/people/legal-pages.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, romeDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

interface Written {
  text: GuideText;
  lang: Lang;
  validFrom: string;
  state: "current" | "older" | "coming";
}

/**
 * The text that the body itself wrote: the version that the address asks for, or the one in force today; null where it
 * has written none.
 */
async function written(
  template: GuideText,
  versions: readonly LegalVersion[],
  asked: string | null,
  today: string,
  lang: Lang,
): Promise<Written | null> {
  const current = inForceOn(versions, today);
  const chosen = asked === null ? current : found(versions.find(({ version }) => version === asked));
  if (!chosen || !isLegalPage(template.page)) return null;
  const own = found(await getLegalText(template.page, chosen.version, lang));
  const state = chosen.version === current?.version ? "current" : chosen.validFrom > today ? "coming" : "older";
  return {
    text: { ...template, updated: chosen.validFrom, ...chaptersOf(own.body) },
    lang: own.lang,
    validFrom: chosen.validFrom,
    state,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { lang, now } = contextOf(args);
  const template = found(getNote(lang, args.params["page"] ?? ""));
  const versions = isLegalPage(template.page) ? await listLegalVersions(template.page) : [];
  const own = await written(
    template,
    versions,
    new URL(args.request.url).searchParams.get("versione"),
    romeDay(now),
    lang,
  );
  return {
    text: own?.text ?? template,
    own: own && { lang: own.lang, validFrom: own.validFrom, state: own.state },
    versions: versions.map(({ version, validFrom }) => ({ version, validFrom })).reverse(),
    others: listNotes(lang)
      .filter((note) => note.page !== template.page)
      .map(({ page, title }) => ({ page, title })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.text.title ?? ""} · Tavolo Comune` }];

export default function Page() {
  const { text, own, versions, others } = useLoaderData<typeof loader>();
  const all = useText();
  const t = all.privacy.pages;
  const lang = useLang();
  const href = useHref();
  const here = href("legal", { page: text.page });
  return (
    <>
      <PageHeader
        title={text.title}
        lead={text.summary}
        meta={own ? `${t.since} ${longDay(own.validFrom, lang)}` : all.legal.updated(longDay(text.updated, lang))}
      />
      {own ? null : (
        <Notice kind="warning" title={all.legal.template}>
          <p>{all.legal.templateText}</p>
        </Notice>
      )}
      {own?.state === "older" ? (
        <Notice kind="warning">
          {t.olderShown(longDay(own.validFrom, lang))} <a href={here}>{t.toCurrent}</a>
        </Notice>
      ) : null}
      {own?.state === "coming" ? (
        <Notice kind="warning">
          {t.comingShown(longDay(own.validFrom, lang))} <a href={here}>{t.toCurrent}</a>
        </Notice>
      ) : null}
      {own && own.lang !== lang ? <Notice>{t.only}</Notice> : null}
      <div lang={own && own.lang !== lang ? own.lang : undefined}>
        <GuideView text={text} contents={all.portal.guide.contents} />
      </div>
      {versions.length > 0 ? (
        <section className="guide-pages">
          <h2>{t.versions}</h2>
          <ul>
            {versions.map((each) => (
              <li key={each.version}>
                <a href={`${here}?versione=${encodeURIComponent(each.version)}`}>
                  {t.version} {each.version}
                </a>
                , {t.since.toLowerCase()} {longDay(each.validFrom, lang)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="guide-pages">
        <h2>{all.legal.others}</h2>
        <ul>
          {others.map(({ page, title }) => (
            <li key={page}>
              <a href={href("legal", { page })}>{title}</a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
