import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { found } from "#app/core/route.server.ts";
import { VersionChapters } from "#app/features/document/version-chapters.tsx";
import { VersionContents } from "#app/features/document/version-contents.tsx";
import { VersionDownloads, VersionList } from "#app/features/document/version-end.tsx";
import { VersionFront, VersionHero, VersionNotices } from "#app/features/document/version-front.tsx";
import { getVersionPage } from "#app/features/document/version-page.server.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";

export const handle = { wide: true };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const number = found(versionNumber(params["version"] ?? ""));
  return found(await getVersionPage(params["campaign"] ?? "", number, new URL(request.url).searchParams.get("capoverso")));
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const t = textIn(langOf(location.pathname)).document;
  return [{ title: `${data?.document.title ?? t.title}, ${t.version(data?.number ?? 0).toLowerCase()} · Tavolo Comune` }];
};

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const t = useText().document;
  const done = useSearchParams()[0].get("fatto");
  return (
    <>
      <VersionHero page={page} />
      <div className="wrap document">
        <VersionNotices page={page} justPublished={done === "pubblicata"} />
        <div className="beside">
          <aside className="beside-sticky"><VersionContents page={page} /></aside>
          <div className="document-text">
            <VersionFront page={page} />
            <VersionChapters page={page} />
            <VersionDownloads slug={page.slug} number={page.number} />
            <VersionList slug={page.slug} versions={page.versions} current={page.number} />
            <p className="alone no-print"><a href="#indice">{t.backToTop}</a></p>
          </div>
        </div>
      </div>
    </>
  );
}
