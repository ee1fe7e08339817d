import { atomFeed } from "#app/core/atom.ts";
import { hrefIn } from "#app/core/paths.ts";
import { untilChanged } from "#app/core/reads.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { houseBody } from "#app/features/places/consulting-bodies.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { headTitle } from "./head-title.ts";
import { listHeads } from "./heads-page.server.ts";

/** The newest heads of the log as an Atom document: each entry holds the whole signed note. */
export const headsFeed = untilChanged(async (lang: string, now: Date): Promise<string> => {
  const language = lang as Lang;
  const t = textIn(language).heads;
  const { origin } = settings();
  const home = origin + hrefIn(language, "heads");
  const { heads } = await listHeads(null);
  return atomFeed({
    title: t.title,
    lang: language,
    home,
    self: origin + hrefIn(language, "headsFeed"),
    updated: (heads[0]?.at ?? now).toISOString(),
    author: (await houseBody())?.name[language] ?? "",
    entries: heads.map((head) => ({
      // The root is part of the id: where there are two histories of the same length, each has its own.
      id: `urn:tavolo-comune:registro-impronte:${head.size}:${encodeURIComponent(head.root)}`,
      title: headTitle(t, head, language),
      href: `${home}#impronta-${head.size}`,
      at: head.at.toISOString(),
      content: head.note,
    })),
  });
});
