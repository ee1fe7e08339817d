import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { listVersions } from "#app/features/document/versions.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args);
  return { campaign: shellOf(campaign), versions: await listVersions(campaign.id) };
}

export const meta: MetaFunction = titled((t) => t.removals.versions.title);

export default function Page() {
  const { campaign, versions } = useLoaderData<typeof loader>();
  const { document, removals } = useText();
  const t = removals.versions;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  return (
    <DeskShell campaign={campaign} current="document">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: document.title, href: href("deskDocument", at) }, { label: t.title }]}
      />
      {versions.length === 0 ? <Empty sentence={t.none} /> : null}
      <ul className="rows">
        {versions.map((version) => (
          <li key={version.id} className="spread">
            <span>
              <a
                className="row-title"
                href={href("deskVersion", { ...at, version: version.number })}
                aria-label={t.openOf(version.number)}
              >
                {document.version(version.number)}
              </a>
              <span className="small muted">
                {" "}
                {document.states[version.state]}, {document.publishedOn(longDay(version.publishedAt, lang))}
                {version.edition > 1 ? ` · ${t.edition(version.edition, longDay(version.publishedAt, lang))}` : ""}
              </span>
            </span>
            {version.takenDown ? (
              <Badge state="refused">{removals.list.down}</Badge>
            ) : version.withdrawnAt ? (
              <Badge state="refused">{document.withdrawnShort}</Badge>
            ) : null}
          </li>
        ))}
      </ul>
    </DeskShell>
  );
}
