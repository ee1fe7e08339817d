import type { classification, TablesWith } from "#db/classification/index.ts";

/** Where a column of the database is exported, as `file.column`, or why it is not. */
export type ColumnFate = { exported: string } | { excluded: string };
const as = (exported: string): ColumnFate => ({ exported });
const not = (excluded: string): ColumnFate => ({ excluded });

const internalId = "internal id: the public one is the number, and addresses are made of it";
const byNumber = "shown as the contribution's number";
const desk = "inner work of the office";
const person = "a person: never public";

/**
 * For each table that db/classification calls exported, what becomes of every column. What is missing here doesn't
 * compile.
 */
export const exportedTables: {
  readonly [Name in TablesWith<{ exported: true }>]: Record<keyof (typeof classification)[Name]["columns"], ColumnFate>;
} = {
  contributions: {
    id: not(internalId),
    number: as("contributions.number"),
    campaignId: not("one file is one campaign's"),
    roundId: not("shown as the round's number"),
    organisationId: not("shown as the name of the day of filing"),
    organisationNameId: not("shown as that name"),
    bench: as("contributions.bench"),
    kind: as("contributions.kind"),
    district: not("shown as the place's code"),
    channel: not(desk),
    receivedAt: as("contributions.received_at"),
    enteredAt: not(desk),
    protocolNumber: not(desk),
    protocolDate: not(desk),
    state: not("only published ones are exported"),
    stateReason: not("only published ones are exported"),
    stateAt: not("only published ones are exported"),
    publicTextId: not("the text itself is exported"),
    publishedAt: as("contributions.published_at"),
    idempotencyKey: not("serves a repeated request only"),
    disownedAt: as("contributions.disowned_at"),
    disownedReason: not(desk),
    disownedBy: not(person),
    disownedDocument: not(desk),
    batchId: not(desk),
    externalId: not(desk),
    enteredBy: not(person),
    sealedAt: not("what is sealed is not published"),
    sealedReason: not(desk),
  },
  sources: {
    id: not(internalId),
    kind: not("the address leads to it"),
    number: as("excerpts.contribution"),
    campaignId: not("one file is one campaign's"),
    organisationId: not("shown as the name of the day"),
    organisationNameId: not("shown as that name"),
    bench: as("excerpts.bench"),
    state: not("only published ones are exported"),
    stateAt: not("only published ones are exported"),
    publicTextId: as("excerpts.text_sha256"),
    disownedAt: not("the passages of what is disowned are not exported"),
  },
  places: {
    id: not(internalId),
    level: not("the column's name tells it"),
    code: as("contributions.district"),
    nameIt: not("a word of the page for the code"),
    nameEn: not("a word of the page for the code"),
    parentId: not("the territory of the body that consults"),
    validFrom: not("a text names the place of its day"),
    validTo: not("a text names the place of its day"),
    successorId: not("a text names the place of its day"),
    boundary: not("no part of a text"),
  },
  contributionLines: { contributionId: not(byNumber), lineId: as("contributions.lines") },
  publicTexts: {
    id: not(internalId),
    sourceId: not(byNumber),
    revisionId: not("the original under the omissis is not public"),
    title: as("contributions.title"),
    blocks: not("the same words with their layout: `plain` is what offsets count in"),
    plain: as("contributions.text"),
    sha256: as("contributions.text_sha256"),
    offsetMap: not("leads back to the original under the omissis"),
    omissis: not("offsets into the original under the omissis"),
    released: not("files are downloads of their own"),
    sentences: not("computed from the text"),
    madeAt: not(desk),
    madeBy: not(person),
    search: not("computed from the text"),
  },
  organisationNames: {
    id: not(internalId),
    organisationId: not(internalId),
    name: as("contributions.organisation"),
    shortName: not("the full name is exported"),
    distinction: not("shown on the page of the organisation"),
    validFrom: not("the row has the name of its day"),
  },
  rounds: {
    id: not(internalId),
    campaignId: not("one file is one campaign's"),
    number: as("contributions.round"),
    title: as("contributions.round_title"),
    intro: not("a text of the page"),
    mode: not("a rule of the round, on its page"),
    kinds: not("a rule of the round, on its page"),
    benches: not("a rule of the round, on its page"),
    createdAt: not(desk),
  },
  lines: {
    id: not(internalId),
    campaignId: not("one file is one campaign's"),
    code: as("excerpts.line"),
    position: not("order on the page"),
    retiredAt: not("a state of the page"),
  },
  subThemes: {
    id: not(internalId),
    lineId: not("shown as the line's number"),
    code: as("excerpts.sub_theme"),
    label: not("a word of the page for the code"),
    position: not("order on the page"),
    retiredAt: not("a state of the page"),
  },
  excerpts: {
    id: as("excerpts.excerpt_id"),
    campaignId: not("one file is one campaign's"),
    sourceId: as("excerpts.contribution"),
    publicTextId: as("excerpts.text_sha256"),
    start: as("excerpts.start"),
    end: as("excerpts.end"),
    exact: as("excerpts.quotation"),
    prefix: as("excerpts.prefix"),
    suffix: as("excerpts.suffix"),
    createdAt: not("the classification's time is exported"),
    createdBy: not(person),
  },
  codings: {
    id: not(internalId),
    excerptId: as("excerpts.excerpt_id"),
    lineId: as("excerpts.line"),
    kind: as("excerpts.kind"),
    subThemeId: as("excerpts.sub_theme"),
    memo: not("working note of the office"),
    coderId: not(person),
    codedAt: as("excerpts.coded_at"),
    undoes: not("a classification that was taken back is not exported, nor the one that took it back"),
  },
};
