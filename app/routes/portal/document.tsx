import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found } from "#app/http/route.server.ts";
import { getDocumentPage } from "#app/features/document/version-page.server.ts";
import { VersionList } from "#app/features/document/version-end.tsx";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";

/** The document's own address leads to the newest version in force, because what people cite is a version. */
export async function loader(args: LoaderFunctionArgs) {
  const page = found(await getDocumentPage(args.params["campaign"] ?? ""));
  if (page.newest !== null)
    throw redirect(hrefIn(contextOf(args).lang, "version", { campaign: page.slug, version: page.newest }));
  return page;
}

export const meta: MetaFunction = titled((t) => t.document.none.title);

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const { document: t, campaigns } = useText();
  const href = useHref();
  const here = { campaign: page.slug };
  return (
    <>
      <PageHeader
        crumbs={[
          { label: campaigns.list.title, href: href("campaigns") },
          { label: page.campaignTitle, href: href("campaign", here) },
          { label: t.title },
        ]}
        kicker={t.title}
        title={t.none.title}
        lead={t.none.lead}
      />
      <div className="stack-loose">
        <Empty
          sentence={
            <>
              {t.none.sentence} {page.office ? t.none.office(page.office) : null}
            </>
          }
        >
          <p>{t.none.meanwhile}</p>
          <p className="cluster">
            <ButtonLink href={href("contributions", here)}>{t.none.readContributions}</ButtonLink>
            <ButtonLink kind="quiet" href={href("campaign", here)}>
              {t.none.campaign}
            </ButtonLink>
          </p>
        </Empty>
        {page.versions.length > 0 ? <VersionList slug={page.slug} versions={page.versions} /> : null}
      </div>
    </>
  );
}
