import { actionWords } from "#app/features/audit/words.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import { exportText, labelOf } from "#app/features/formats/build.ts";
import type { PaperBlock, PaperRun } from "#app/features/pdf/paper.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { blot } from "./blot.ts";
import { code, italian, list, said, table } from "./dossier-parts.ts";
import type { Dossier } from "./dossiers.server.ts";

/** A list and not a table, because an id beside a hash is wider than any column. */
export function revisionsList(dossier: Dossier, lang: Lang): PaperBlock {
  const t = textIn(lang).dossiers;
  return list(
    dossier.revisions.map((revision) => [
      ...said(
        [
          revision.number === 1 ? t.first : t.integration(revision.number),
          longTime(revision.filedAt, lang),
          revision.mandateId ? t.bySignatory(revision.mandateId) : t.byOffice,
          ...(revision.confidential > 0 ? [t.confidential(revision.confidential)] : []),
        ].join("; "),
      ),
      ...said(`\n${t.receipt}: `),
      { text: revision.sha256, small: true as const },
    ]),
  );
}

export function joinsTable(dossier: Dossier, lang: Lang): PaperBlock {
  const t = textIn(lang).dossiers;
  const state = (join: Dossier["joins"][number]) =>
    join.withdrawnAt
      ? t.left(longDay(join.withdrawnAt, lang))
      : join.voidedAt
        ? t.voided(longDay(join.voidedAt, lang))
        : t.holds;
  return table(
    [t.organisation, t.revision, t.joinedAt, t.joinState],
    dossier.joins.map((join) => [
      italian(join.name),
      said(String(join.revision)),
      said(longTime(join.joinedAt, lang)),
      said(state(join)),
    ]),
    t.joinsNone,
  );
}

export function redactionBlocks(dossier: Dossier, lang: Lang): PaperBlock[] {
  const { contributions, dossiers: t } = textIn(lang);
  const words: Record<string, string> = contributions.reasons;
  const reasons = (given: string[]) =>
    given.length === 0
      ? t.noOmissis
      : [...new Set(given)]
          .map((reason) => `${words[reason] ?? reason} (${given.filter((each) => each === reason).length})`)
          .join("; ");
  const answered = (each: Dossier["objections"][number]) =>
    each.answeredAt
      ? (each.accepted ? t.objectionAccepted : t.objectionRejected)(longTime(each.answeredAt, lang))
      : t.objectionOpen;
  const readNow = (id: string) =>
    dossier.state === "published" && dossier.publicTextId === id ? `; ${t.readNow}` : "";
  return [
    table(
      [t.madeAt, t.ofRevision, t.reasons, t.textHash],
      dossier.redactions.map((text) => [
        said(`${longTime(text.madeAt, lang)}${readNow(text.id)}`),
        said(String(text.revision)),
        said(reasons(text.reasons)),
        code(text.sha256),
      ]),
      t.redactionsNone,
    ),
    // The words of an objection may repeat what was covered, so they are left out.
    ...(dossier.objections.length > 0
      ? [
          list(
            dossier.objections.map((each) => said(`${t.objected(longTime(each.objectedAt, lang))}: ${answered(each)}`)),
          ),
        ]
      : []),
  ];
}

export function citationsTable(dossier: Dossier, lang: Lang): PaperBlock {
  const t = textIn(lang).dossiers;
  const contest = ({ contested }: Dossier["citations"][number]) =>
    contested
      ? [
          t.contested(longDay(contested.objectedAt, lang)),
          ...(contested.answeredAt ? [t.contestAnswered(longDay(contested.answeredAt, lang))] : []),
        ].join(", ")
      : "";
  return table(
    [t.version, t.paragraph, t.role, t.contest],
    dossier.citations.map((each) => [
      said(
        [
          t.versionOf(each.version, longDay(each.publishedAt, lang)),
          ...(each.withdrawnAt ? [t.versionWithdrawn] : []),
        ].join(", "),
      ),
      said(String(each.paragraph)),
      said(labelOf(exportText(lang), "role", each.role)),
      said(contest(each)),
    ]),
    t.citationsNone,
  );
}

export function filesTable(dossier: Dossier, lang: Lang): PaperBlock {
  const t = textIn(lang).dossiers;
  const state = (file: Dossier["files"][number]) => {
    if (file.sealedAt || dossier.sealedAt) return "sealed";
    if (file.withheldReason !== "") return "withheld";
    if (file.releasedAt === null || dossier.state !== "published") return "kept";
    return file.replacementId ? "replaced" : "open";
  };
  const name = (file: Dossier["files"][number]): PaperRun[] =>
    state(file) === "open" || (state(file) === "kept" && !dossier.hidden)
      ? italian(blot(file.name, dossier.covered))
      : said(t.nameWithheld);
  return table(
    [t.file, t.size, t.hash, t.fileState],
    dossier.files.map((file) => [
      [...name(file), ...said(`, ${t.fileRoles[file.role]}`)],
      said(sizeInWords(file.size, lang)),
      code(file.sha256),
      said(t.fileStates[state(file)]),
    ]),
    t.filesNone,
  );
}

export function logTable(dossier: Dossier, lang: Lang): PaperBlock {
  const { audit, dossiers: t } = textIn(lang);
  const who = (entry: Dossier["entries"][number]) =>
    code(
      [
        ...(entry.personId ? [t.person(entry.personId)] : [t.nobody]),
        ...(entry.mandateId ? [t.mandate(entry.mandateId)] : []),
      ].join("\n"),
    );
  return table(
    [t.line, t.when, t.what, t.who],
    dossier.entries.map((entry) => [
      said(String(entry.seq)),
      said(longTime(entry.at, lang)),
      said(actionWords(audit, entry.action)),
      who(entry),
    ]),
    "",
  );
}
