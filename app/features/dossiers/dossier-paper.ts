import { punctualityWords } from "#app/features/campaigns/term-words.ts";
import { exportText } from "#app/features/formats/build.ts";
import type { OfficeNote } from "#app/features/formats/model.ts";
import type { Paper, PaperRun, PaperSection } from "#app/features/pdf/paper.ts";
import { paperText } from "#app/features/pdf/paper-text.ts";
import { fullName } from "#app/features/organisations/name.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { blot } from "./blot.ts";
import { italian, list, paragraph, said } from "./dossier-parts.ts";
import { citationsTable, filesTable, joinsTable, logTable, redactionBlocks, revisionsList } from "./dossier-tables.ts";
import type { Dossier } from "./dossiers.server.ts";

export interface DossierAbout {
  lang: Lang;
  now: Date;
  body: string;
  address: string;
  campaign: { title: string; demo: boolean };
}

/**
 * The dossier as a paper. Delegates stand in it by organisation, role and the id of their mandate, people of the office
 * by the id that the log holds. No person is named, even where the office knows the name, because the paper leaves the
 * product and outlives roles. Words that were ever under an omissis are not in it, whoever it is made for: free texts
 * are blotted, names of files left out.
 */
export function dossierPaper(dossier: Dossier, about: DossierAbout): Paper {
  const { lang, now, campaign } = about;
  const all = textIn(lang);
  const t = all.dossiers;
  const exports_ = exportText(lang);
  const { section: text, notes } = textSection(dossier, lang);
  const title = t.title(dossier.number);
  return {
    lang,
    title,
    italianTitle: false,
    author: about.body,
    at: now,
    description: [...(campaign.demo ? [exports_.demoNotice] : []), t.notice].join(" "),
    runningHead: [dossier.number, t.head, ...(campaign.demo ? [exports_.demoShort] : [])].join(" · "),
    notices: [...(campaign.demo ? [exports_.demoNotice] : []), t.notice],
    facts: factsOf(dossier, about),
    sections: [
      { title: t.events, italian: false, blocks: [list(eventsOf(dossier, lang))] },
      { title: t.revisions, italian: false, blocks: [revisionsList(dossier, lang)] },
      { title: t.joins, italian: false, blocks: [joinsTable(dossier, lang)] },
      { title: t.redactions, italian: false, blocks: redactionBlocks(dossier, lang) },
      { title: t.citations, italian: false, blocks: [citationsTable(dossier, lang)] },
      { title: t.files, italian: false, blocks: [filesTable(dossier, lang)] },
      text,
      { title: t.log, italian: false, blocks: [logTable(dossier, lang)] },
    ],
    notes,
  };
}

function factsOf(dossier: Dossier, { lang, now, address, campaign }: DossierAbout): Paper["facts"] {
  const { campaigns, contributions, dossiers: t, intake, terms } = textIn(lang);
  const benches: Record<string, string> = campaigns.benches;
  const { label, why } = punctualityWords(terms, lang, dossier.receivedAt, dossier.terms);
  const protocol = [dossier.protocolNumber, dossier.protocolDate && longDay(dossier.protocolDate, lang)]
    .filter(Boolean)
    .join(", ");
  return [
    { name: t.made, value: said(longTime(now, lang)) },
    { name: t.campaign, value: italian(campaign.title) },
    { name: t.number, value: said(dossier.number) },
    {
      name: t.textTitle,
      value:
        dossier.title === null
          ? said(t.titleWithheld)
          : italian(dossier.publicBlocks ? dossier.title : blot(dossier.title, dossier.covered)),
    },
    {
      name: t.organisation,
      value: italian(fullName({ name: dossier.organisation, distinction: dossier.distinction })),
    },
    { name: contributions.desk.bench, value: said(benches[dossier.bench] ?? dossier.bench) },
    { name: contributions.desk.kind, value: said(campaigns.kinds[dossier.kind]) },
    { name: t.round, value: italian(dossier.round) },
    {
      name: contributions.desk.district,
      value: said(dossier.district === null ? contributions.desk.wholeCity : dossier.district.name[lang]),
    },
    {
      name: contributions.desk.channel,
      value: said(
        [contributions.channels[dossier.channel], ...(dossier.batchId ? [t.imported(dossier.batchId)] : [])].join(", "),
      ),
    },
    { name: contributions.desk.receivedAt, value: said(`${longTime(dossier.receivedAt, lang)}. ${label}. ${why}`) },
    { name: intake.enteredAt, value: said(longTime(dossier.enteredAt, lang)) },
    ...(protocol ? [{ name: intake.protocol, value: said(protocol) }] : []),
    ...(dossier.publicBlocks
      ? [{ name: exportText(lang).labelAddress, value: [{ text: address, href: address }] }]
      : []),
  ];
}

function eventsOf(dossier: Dossier, lang: Lang): PaperRun[][] {
  const { contributions, dossiers: t } = textIn(lang);
  const reason = (words: string): PaperRun[] =>
    words === "" || dossier.sealedAt ? [] : [...said(". "), ...italian(t.because(blot(words, dossier.covered)))];
  const { publishedAt, disownedAt, sealedAt } = dossier;
  return [
    said(`${t.received}, ${longTime(dossier.receivedAt, lang)}`),
    ...(publishedAt ? [said(`${t.published}, ${longTime(publishedAt, lang)}`)] : []),
    ...dossier.takedowns.map((each) => [
      ...said(t.taken[each.kind === "attachment" ? "attachment" : "contribution"](longTime(each.takenAt, lang))),
      ...reason(each.reason),
      ...(each.restoredAt ? said(`; ${t.restored(longTime(each.restoredAt, lang))}`) : []),
    ]),
    ...(disownedAt
      ? [
          said(
            `${t.disowned(longTime(disownedAt, lang))}, ${dossier.disownedBy ? t.disownedBySelf(dossier.disownedBy) : t.disownedOnPaper}`,
          ),
        ]
      : []),
    ...(sealedAt ? [said(t.sealed(longTime(sealedAt, lang)))] : []),
    // The reason of a takedown is told with the takedown itself.
    [
      ...said(`${t.stateNow(contributions.desk.states[dossier.state])}, ${t.since(longTime(dossier.stateAt, lang))}`),
      ...(dossier.state === "taken_down" ? [] : reason(dossier.stateReason)),
    ],
  ];
}

function textSection({ publicBlocks }: Dossier, lang: Lang): { section: PaperSection; notes: OfficeNote[] } {
  const t = textIn(lang).dossiers;
  if (!publicBlocks)
    return { section: { title: t.text, italian: false, blocks: [paragraph(said(t.textNone))] }, notes: [] };
  const { blocks, notes } = paperText(publicBlocks);
  return { section: { title: t.text, italian: true, blocks }, notes };
}
