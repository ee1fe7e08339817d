import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { found } from "#app/http/route.server.ts";
import { VersionChapters } from "#app/features/document/version-chapters.tsx";
import { VersionContents } from "#app/features/document/version-contents.tsx";
import { VersionDownloads, VersionList } from "#app/features/document/version-end.tsx";
import { VersionFront, VersionHero, VersionNotices } from "#app/features/document/version-front.tsx";
import { getVersionPage } from "#app/features/document/version-page.server.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { useRootData } from "#app/root.tsx";
import { KeptPart } from "#app/ui/kept-part.tsx";
import { Notice } from "#app/ui/notice.tsx";

export const handle = { wide: true };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const number = found(versionNumber(params["version"] ?? ""));
  const address = new URL(request.url);
  const whole = address.searchParams.get("capoverso");
  const page = found(await getVersionPage(params["campaign"] ?? "", number, whole));
  const shown = page.chapters.flatMap(({ sections }) => sections).flatMap(({ paragraphs }) => paragraphs);
  // There is a copy of the page for each paragraph that exists, and for no other word.
  if (whole !== null && !shown.some(({ id }) => id === whole)) {
    throw redirect(hrefIn(langOf(address.pathname), "version", { campaign: page.slug, version: page.number }));
  }
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const t = textIn(langOf(location.pathname)).document;
  return [
    { title: `${data?.document.title || t.title}, ${t.version(data?.number ?? 0).toLowerCase()} · Tavolo Comune` },
    ...(data?.removed ? [{ name: "robots", content: "noindex" }] : []),
  ];
};

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const { document: t, removals } = useText();
  const lang = useLang();
  const href = useHref();
  const roles: readonly string[] = useRootData()?.person?.roles ?? [];
  const removes = roles.includes("lead") || roles.includes("planner");
  const done = useSearchParams()[0].get("fatto");
  return (
    <>
      <VersionHero page={page} />
      <div className="wrap document">
        {page.removed ? (
          <Notice kind="warning" title={removals.versionRemoved}>
            <p>{removals.versionRemovedText(longDay(page.removed.at, lang), page.removed.reason)}</p>
          </Notice>
        ) : null}
        <VersionNotices page={page} justPublished={done === "pubblicata"} />
        {removes ? (
          <p className="no-print">
            <a href={href("deskVersion", { campaign: page.slug, version: page.number })}>{removals.manage}</a>
          </p>
        ) : null}
        {page.removed ? (
          <VersionList slug={page.slug} versions={page.versions} current={page.number} />
        ) : (
          <div className="beside">
            <aside className="beside-sticky">
              <VersionContents page={page} />
            </aside>
            <div className="document-text">
              <VersionFront page={page} />
              <KeptPart of={`${page.slug} ${page.number} ${lang}`} as={page.madeFrom}>
                <VersionChapters page={page} removes={removes} />
              </KeptPart>
              <VersionDownloads slug={page.slug} number={page.number} />
              <VersionList slug={page.slug} versions={page.versions} current={page.number} />
              <p className="alone no-print">
                <a href="#indice">{t.backToTop}</a>
              </p>
            </div>
          </div>
        )}
      </div>
    </>
  );
}
