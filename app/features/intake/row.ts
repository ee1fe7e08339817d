import type { Answer } from "#app/features/drafts/filing.ts";
import type { ContributionKind } from "#app/features/drafts/filing.ts";
import { draftLimits } from "#app/features/drafts/draft.ts";
import { placeNamed, type Place } from "#app/features/places/place.ts";
import { fromRomeClock } from "#app/i18n/time.ts";
import { columnName, type HeadKey, type RowError } from "./columns.ts";
import { channels, whyNotReceived, type Channel } from "./received.ts";

export interface ImportRow {
  row: number;
  externalId: string;
  organisationId: string;
  kind: ContributionKind;
  channel: Channel;
  receivedAt: Date;
  protocolNumber: string | null;
  protocolDate: string | null;
  title: string;
  answers: Answer[];
  body: string;
  lineIds: string[];
  district: Place | null;
  thirdParties: "none" | "marked";
}

/** What a row is compared with: one round of one campaign, at one moment. */
export interface RowWorld {
  now: Date;
  round: { opensAt: Date; kinds: readonly ContributionKind[]; questions: readonly { text: string }[] };
  lines: ReadonlyMap<number, string>;
  districts: readonly Place[];
  organisations: {
    byFiscalCode: ReadonlyMap<string, string>;
    byIpaCode: ReadonlyMap<string, string>;
    byId: ReadonlyMap<string, string>;
  };
}

const kindWords: Record<string, ContributionKind> = {
  analisi: "analysis",
  analysis: "analysis",
  istanza: "demand",
  demand: "demand",
  contributo: "contribution",
  contribution: "contribution",
};
const channelWords: Record<string, Channel> = {
  "e-mail": "email",
  mail: "email",
  carta: "paper",
  "in sala": "room",
  sala: "room",
  ...Object.fromEntries(channels.map((each) => [each, each] as const)),
};
const thirdPartyWords: Record<string, "none" | "marked"> = {
  no: "none",
  none: "none",
  sì: "marked",
  si: "marked",
  yes: "marked",
  marked: "marked",
};

/** A row as it would be filed, or everything that is wrong with it, by column. */
export function readRow(
  cells: readonly string[],
  keys: readonly (HeadKey | null)[],
  row: number,
  world: RowWorld,
): ImportRow | RowError[] {
  if (cells.length !== keys.length) return [{ row, column: "", code: `columns:${keys.length}` }];
  const errors: RowError[] = [];
  const wrong = (key: HeadKey, code: string): null => {
    errors.push({ row, column: columnName(key), code });
    return null;
  };
  const cell = (key: HeadKey): string => {
    const at = keys.indexOf(key);
    return at < 0 ? "" : (cells[at] ?? "").trim();
  };
  const line = (key: HeadKey, most: number, needed: boolean): string => {
    const text = cell(key).replace(/\s+/g, " ");
    if (text === "" && needed) wrong(key, "required");
    if (text.length > most) wrong(key, `too_long:${most}`);
    return text;
  };
  const word = <T>(key: HeadKey, words: Record<string, T>, empty: T | null): T | null => {
    const text = cell(key).toLowerCase();
    if (text === "") return empty ?? wrong(key, "required");
    return Object.hasOwn(words, text) ? (words[text] ?? null) : wrong(key, "invalid_choice");
  };

  const externalId = line("externalId", 100, true);
  const organisationId = organisationOf(cell, wrong, world);
  const kind = word("kind", kindWords, world.round.kinds.length === 1 ? (world.round.kinds[0] ?? null) : null);
  if (kind && !world.round.kinds.includes(kind)) wrong("kind", "kind_not_asked");
  const channel = word("channel", channelWords, null);
  const receivedAt = instantOf(cell("receivedAt"));
  const why =
    cell("receivedAt") === ""
      ? "required"
      : receivedAt === null
        ? "invalid_time"
        : whyNotReceived(receivedAt, world.round, world.now);
  if (why) wrong("receivedAt", why);
  const protocolNumber = line("protocolNumber", 60, false);
  const protocolDate =
    cell("protocolDate") === "" ? null : (dayOf(cell("protocolDate")) ?? wrong("protocolDate", "invalid_date"));
  const title = line("title", draftLimits.title, true);
  const texts = world.round.questions.map(
    (question, index): Answer => ({ question: question.text, text: cell(`answer:${index + 1}`) }),
  );
  const answers = texts.filter(({ text }) => text !== "");
  const body = cell("text");
  if (body.length > draftLimits.text) wrong("text", `too_long:${draftLimits.text}`);
  for (const [index, answer] of texts.entries())
    if (answer.text.length > draftLimits.text) wrong(`answer:${index + 1}`, `too_long:${draftLimits.text}`);
  if (![body, ...answers.map(({ text }) => text)].some((text) => /[\p{L}\p{N}]/u.test(text)))
    wrong("text", "empty_text");
  const lineIds = linesOf(cell("lines"), world) ?? wrong("lines", "line_unknown");
  const district =
    cell("district") === ""
      ? null
      : (placeNamed(cell("district"), world.districts) ?? wrong("district", "invalid_choice"));
  const thirdParties = word("thirdParties", thirdPartyWords, "marked");

  if (errors.length > 0 || !organisationId || !kind || !channel || !receivedAt || !lineIds || !thirdParties)
    return errors;
  return {
    row,
    externalId,
    organisationId,
    kind,
    channel,
    receivedAt,
    protocolNumber: protocolNumber || null,
    protocolDate,
    title,
    answers,
    body,
    lineIds,
    district,
    thirdParties,
  };
}

/**
 * The body that the codes name. Names are not used, because they change and two bodies can bear the same. Codes of two
 * different bodies name none.
 */
function organisationOf(
  cell: (key: HeadKey) => string,
  wrong: (key: HeadKey, code: string) => null,
  { organisations }: RowWorld,
): string | null {
  const sign = (text: string) => text.replace(/\s/g, "").toUpperCase();
  const given = [
    { key: "organisationId", text: cell("organisationId"), id: organisations.byId.get(cell("organisationId")) },
    { key: "fiscalCode", text: cell("fiscalCode"), id: organisations.byFiscalCode.get(sign(cell("fiscalCode"))) },
    { key: "ipaCode", text: cell("ipaCode"), id: organisations.byIpaCode.get(sign(cell("ipaCode"))) },
  ] as const;
  const named = given.filter(({ text }) => text !== "");
  const [first] = named;
  if (!first) return wrong("fiscalCode", "required");
  const unknown = named.find(({ id }) => id === undefined);
  if (unknown) return wrong(unknown.key, "organisation_unknown");
  const other = named.find(({ id }) => id !== first.id);
  return other ? wrong(other.key, "two_organisations") : (first.id ?? null);
}

/** Numbers of lines, separated by blanks or by any character that is no figure. */
function linesOf(text: string, { lines }: RowWorld): string[] | null {
  if (!/^[\d\s,;|+]*$/.test(text)) return null;
  const ids = (text.match(/\d+/g) ?? []).map((code) => lines.get(Number(code)));
  return ids.includes(undefined) ? null : [...new Set(ids.filter((id) => id !== undefined))];
}

/** `2025-10-31` or `31/10/2025`. */
function dayOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  const iso = day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  return fromRomeClock(`${iso}T12:00`) && iso >= "1900-01-01" && iso < "2200-01-01" ? iso : null;
}

/** A day as above with a time on Rome's clocks, or an instant with its offset (ISO 8601). */
function instantOf(text: string): Date | null {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? null : at;
  }
  const [, day = "", hour = "", minute = ""] = /^(\S+?)[T\s]+(\d{1,2})[:.](\d\d)(?::\d\d)?$/.exec(text) ?? [];
  const iso = dayOf(day);
  return iso ? fromRomeClock(`${iso}T${hour.padStart(2, "0")}:${minute}`) : null;
}
