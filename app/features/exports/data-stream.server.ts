import {
  contributionsCsv,
  excerptsCsv,
  type ContributionData,
  type DataOptions,
  type ExcerptData,
} from "./data-csv.ts";

/** A page of rows and where the next one begins; null at the end. */
export type Pages<Row> = (after: string | null) => Promise<{ rows: Row[]; next: string | null }>;

/**
 * A CSV written page by page, so that memory doesn't grow with the number of rows. A failure breaks the connection, so
 * that no client takes half a file for the whole.
 */
export function csvStream<Row>(write: (rows: Row[]) => string, pages: Pages<Row>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder();
  const head = write([]);
  let after: string | null = null;
  let begun = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const page = await pages(after);
      controller.enqueue(utf8.encode(begun ? write(page.rows).slice(head.length) : write(page.rows)));
      begun = true;
      after = page.next;
      if (after === null) controller.close();
    },
  });
}

/**
 * Reads the first page before the answer begins: if the database doesn't answer, the reader gets a 500 and not a
 * download that breaks off.
 */
export async function begun<Row>(pages: Pages<Row>): Promise<Pages<Row>> {
  const first = await pages(null);
  return (after) => (after === null ? Promise.resolve(first) : pages(after));
}

export const contributionsStream = (pages: Pages<ContributionData>, options: DataOptions) =>
  csvStream((rows: ContributionData[]) => contributionsCsv(rows, options), pages);
export const excerptsStream = (pages: Pages<ExcerptData>, options: DataOptions) =>
  csvStream((rows: ExcerptData[]) => excerptsCsv(rows, options), pages);
