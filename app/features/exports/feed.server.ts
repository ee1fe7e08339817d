import { sql } from "drizzle-orm";
import { atomFeed, type AtomEntry } from "#app/core/atom.ts";
import { inLang, hrefIn } from "#app/core/paths.ts";
import { untilChanged } from "#app/core/reads.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { bodyOfCampaign } from "#app/features/places/consulting-bodies.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { db, rowsOf } from "#db/client.server.ts";

/**
 * How many entries a feed holds: programs ask every hour, and a consultation seldom has more news than that in between.
 */
const most = 50;

interface Entry {
  id: string;
  at: string;
  kind: "contribution" | "version" | "term" | "step";
  label: string;
  title: string;
  organisation: string;
  opens: string | null;
  closes: string | null;
  edition: number;
}

/**
 * The news of a consultation as an Atom document (RFC 4287), made of what is public at this moment; null where visitors
 * see no such campaign.
 */
export const campaignFeed = untilChanged(writeFeed);

async function writeFeed(slug: string, lang: string, now: Date): Promise<string | null> {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const language = lang as Lang;
  const entries = await listNews(campaign.id, now);
  const t = textIn(language).inbox.feed;
  const { origin } = settings();
  const home = origin + hrefIn(language, "campaign", { campaign: slug });
  return atomFeed({
    title: t.title(campaign.title),
    lang: language,
    home,
    self: origin + inLang(language, hrefIn("it", "feed", { campaign: slug })),
    updated: entries[0]?.at ?? now.toISOString(),
    author: (await bodyOfCampaign(campaign.id)).name[language],
    entries: entries.map((entry) => atomEntry(entry, slug, language, origin)),
  });
}

function atomEntry(entry: Entry, slug: string, lang: Lang, origin: string): AtomEntry {
  const t = textIn(lang).inbox.feed;
  const campaign = hrefIn(lang, "campaign", { campaign: slug });
  const [title, path] = {
    contribution: () =>
      [
        t.contribution(entry.label, entry.organisation, entry.title),
        hrefIn(lang, "contribution", { campaign: slug, number: entry.label }),
      ] as const,
    version: () =>
      [
        t.version(Number(entry.label), entry.edition),
        hrefIn(lang, "version", { campaign: slug, version: entry.label }),
      ] as const,
    term: () =>
      [
        t.term(entry.title, longTime(entry.opens ?? entry.at, lang), longTime(entry.closes ?? entry.at, lang)),
        campaign,
      ] as const,
    step: () => [t.step[entry.label as keyof typeof t.step], campaign] as const,
  }[entry.kind]();
  return { id: `urn:tavolo-comune:${slug}:${entry.kind}:${entry.id}`, title, href: origin + path, at: entry.at };
}

/**
 * What is public now, newest first. What was taken off or withdrawn is missing, and so disappears from the next copy of
 * the feed.
 */
async function listNews(campaignId: string, now: Date): Promise<Entry[]> {
  const rows = rowsOf<Entry>(
    await db().execute(sql`
    select * from (
      (select c.number as id, c.published_at as at, 'contribution' as kind, c.number as label, p.title, n.name as organisation, null::timestamptz as opens, null::timestamptz as closes, 1 as edition
       from contributions c join public_texts p on p.id = c.public_text_id join organisation_names n on n.id = c.organisation_name_id
       where c.campaign_id = ${campaignId} and c.state = 'published' order by c.published_at desc, c.id desc limit ${most})
      union all
      (select v.number || '.' || v.edition, v.published_at, 'version', v.number::text, '', '', null, null, v.edition
       from standing_versions v where v.campaign_id = ${campaignId}
       order by v.published_at desc limit ${most})
      union all
      (select t.id, t.decided_at, 'term', t.version::text, r.title, '', t.opens_at, t.closes_at, 1
       from round_terms t join rounds r on r.id = t.round_id where r.campaign_id = ${campaignId} and t.decided_at <= ${now.toISOString()}::timestamptz order by t.decided_at desc limit ${most})
      union all
      (select s.id, s.at, 'step', s.step, '', '', null, null, 1 from campaign_steps s where s.campaign_id = ${campaignId} order by s.at desc limit ${most})
    ) news order by at desc, id desc limit ${most}`),
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
