import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { newSalt } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import type { Prose } from "#app/prose/prose.ts";
import { romeDay } from "#app/i18n/time.ts";
import { rowsOf, type Tx } from "#db/client.server.ts";
import { contributionLines, contributions, revisions } from "#db/schema/index.ts";
import { contributionNumber, type ContributionKind } from "#app/features/drafts/filing.ts";
import { receiptHash } from "#app/features/receipts/receipts.server.ts";

/** One text as it is filed, by whichever way it came. */
export interface TextToFile {
  roundId: string;
  organisationId: string;
  organisationNameId: string;
  bench: string;
  kind: ContributionKind;
  /** The id of a place. */
  district: string | null;
  lineIds: readonly string[];
  channel: (typeof contributions.$inferInsert)["channel"];
  receivedAt: Date;
  protocolNumber?: string | null;
  protocolDate?: string | null;
  title: string;
  prose: Prose;
  receiptText: string;
  personId: string;
  /**
   * Null where the office enters a text that came by another way: the text belongs to its organisation, and the person
   * only entered it.
   */
  mandateId: string | null;
  thirdParties: "none" | "marked";
  privacyVersion: string;
  licence: string;
  confidential?: readonly { start: number; end: number }[];
  idempotencyKey?: string | null;
  batchId?: string | null;
  externalId?: string | null;
  enteredBy?: string | null;
}

export interface FiledText {
  id: string;
  number: string;
  salt: string;
  sha256: string;
}

/**
 * The only function that writes filed texts: it gives them numbers without gaps, and writes contribution, first
 * revision and lines, for as many texts at once as there are, in the order given.
 */
export async function fileTexts(
  tx: Tx,
  campaign: { id: string; code: string },
  texts: readonly TextToFile[],
  now: Date,
): Promise<FiledText[]> {
  if (texts.length === 0) return [];
  const numbers = await takeNumbers(tx, campaign, texts.length, now);
  const filed = texts.map((text, index): FiledText => {
    const salt = newSalt();
    return { id: newId(now), number: numbers[index] ?? "", salt, sha256: receiptHash(salt, text.receiptText) };
  });
  const both = filed.flatMap((made, index) => {
    const text = texts[index];
    return text ? [{ made, text }] : [];
  });
  await insertRows(
    tx,
    contributions,
    both.map(({ made, text }) => ({
      id: made.id,
      number: made.number,
      campaign_id: campaign.id,
      round_id: text.roundId,
      organisation_id: text.organisationId,
      organisation_name_id: text.organisationNameId,
      bench: text.bench,
      kind: text.kind,
      district: text.district,
      channel: text.channel,
      received_at: text.receivedAt,
      entered_at: now,
      protocol_number: text.protocolNumber ?? null,
      protocol_date: text.protocolDate ?? null,
      state: "filed",
      state_at: now,
      idempotency_key: text.idempotencyKey ?? null,
      batch_id: text.batchId ?? null,
      external_id: text.externalId ?? null,
      entered_by: text.enteredBy ?? null,
    })),
  );
  await insertRows(
    tx,
    revisions,
    both.map(({ made, text }) => ({
      id: newId(now),
      contribution_id: made.id,
      number: 1,
      title: text.title,
      blocks: text.prose.blocks,
      plain: text.prose.plain,
      receipt_text: text.receiptText,
      salt: made.salt,
      sha256: made.sha256,
      filed_at: now,
      person_id: text.personId,
      mandate_id: text.mandateId,
      privacy_version: text.privacyVersion,
      third_parties: text.thirdParties,
      licence: text.licence,
      confidential: (text.confidential ?? []).map(({ start, end }) => ({ start, end })),
    })),
  );
  await insertRows(
    tx,
    contributionLines,
    both.flatMap(({ made, text }) => text.lineIds.map((lineId) => ({ contribution_id: made.id, line_id: lineId }))),
  );
  return filed;
}

/**
 * Sends all rows as one parameter: with a parameter for each cell, five hundred rows cost more to send than to store. A
 * column that no row names gets its default.
 */
async function insertRows(tx: Tx, table: PgTable, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(
    Object.keys(first).map((name) => sql.identifier(name)),
    sql`, `,
  );
  await tx.execute(
    sql`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)`,
  );
}

/**
 * The next numbers of the campaign, of the year in Rome at `now`: as in a protocol, the year of the entry counts. The
 * counter's row is locked until the filing is committed or rolled back, so there are no gaps.
 */
async function takeNumbers(
  tx: Tx,
  campaign: { id: string; code: string },
  count: number,
  now: Date,
): Promise<string[]> {
  const year = Number(romeDay(now).slice(0, 4));
  const [row] = rowsOf<{ last: number }>(
    await tx.execute(sql`
      insert into number_counters (campaign_id, year, last) values (${campaign.id}, ${year}, ${count}::int)
      on conflict (campaign_id, year) do update set last = number_counters.last + excluded.last
      returning last`),
  );
  if (!row) throw new Error("No number was given");
  return Array.from({ length: count }, (_, index) =>
    contributionNumber(campaign.code, year, row.last - count + 1 + index),
  );
}
