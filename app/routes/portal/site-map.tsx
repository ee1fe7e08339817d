import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf } from "#app/http/route.server.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { getNewestVersion } from "#app/features/portal/line-texts.server.ts";
import { listPublicCampaigns } from "#app/features/portal/home-page.server.ts";
import { listGuide, listNotes } from "#app/guide/guide.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

interface Entry {
  label: string;
  href: string;
}
interface Group {
  title: string;
  content?: true;
  entries: Entry[];
}

export async function loader(args: LoaderFunctionArgs): Promise<{ groups: Group[]; demo: boolean }> {
  const { lang, now } = contextOf(args);
  const t = textIn(lang);
  const m = t.portal.siteMap;
  const listed = await listPublicCampaigns(now);
  const campaigns = await Promise.all(
    listed.map(async ({ id, slug, title, lines }): Promise<Group> => {
      const at = { campaign: slug };
      const version = await getNewestVersion(id);
      return {
        title,
        content: true,
        entries: [
          { label: m.campaignPage, href: hrefIn(lang, "campaign", at) },
          ...lines.map(
            (line): Entry => ({
              label: m.line(line.code, line.shortName),
              href: hrefIn(lang, "line", { ...at, line: line.code }),
            }),
          ),
          { label: m.contributions, href: hrefIn(lang, "contributions", at) },
          ...(version
            ? [{ label: m.document, href: hrefIn(lang, "version", { ...at, version: version.number }) }]
            : []),
          { label: m.participants, href: hrefIn(lang, "participants", at) },
        ],
      };
    }),
  );
  const groups: Group[] = [
    {
      title: m.service,
      entries: [
        { label: m.home, href: hrefIn(lang, "home") },
        { label: m.campaigns, href: hrefIn(lang, "campaigns") },
        { label: t.portal.nav.receipts, href: hrefIn(lang, "receipts") },
        { label: t.heads.title, href: hrefIn(lang, "heads") },
      ],
    },
    ...campaigns,
    {
      title: m.guide,
      entries: [
        { label: t.portal.guide.title, href: hrefIn(lang, "guide") },
        ...listGuide(lang).map(({ page, title }) => ({ label: title, href: hrefIn(lang, "guidePage", { page }) })),
      ],
    },
    {
      title: m.notes,
      entries: listNotes(lang).map(({ page, title }) => ({ label: title, href: hrefIn(lang, "legal", { page }) })),
    },
    {
      title: m.reserved,
      entries: [
        { label: t.ui.signIn, href: hrefIn(lang, "signIn") },
        { label: t.portal.yourSpace, href: hrefIn(lang, "space") },
        { label: t.portal.desk, href: hrefIn(lang, "desk") },
      ],
    },
  ];
  return { groups, demo: listed.some(({ demo }) => demo) };
}

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).portal.siteMap.title} · Tavolo Comune` },
];

export default function Page() {
  const { groups } = useLoaderData<typeof loader>();
  const t = useText().portal.siteMap;
  const lang = useContentLang();
  return (
    <>
      <PageHeader title={t.title} />
      <div className="site-map">
        {groups.map((group) => (
          <section key={group.title}>
            <h2 lang={group.content && lang}>{group.title}</h2>
            <ul>
              {group.entries.map((entry) => (
                <li key={entry.href}>
                  <a href={entry.href}>{entry.label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
