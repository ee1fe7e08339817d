import { toCsv, type CsvColumn } from "#app/features/formats/csv.ts";
import type { RawEntry } from "./log-entries.server.ts";

const columns: CsvColumn<RawEntry>[] = [
  { name: "seq", value: (entry) => entry.seq },
  { name: "at", value: (entry) => entry.at.toISOString() },
  { name: "action", value: (entry) => entry.action },
  { name: "person_id", value: (entry) => entry.personId },
  { name: "mandate_id", value: (entry) => entry.mandateId },
  { name: "subject", value: (entry) => entry.subject },
  { name: "detail", value: (entry) => JSON.stringify(entry.detail) },
  { name: "previous", value: (entry) => entry.previous },
  { name: "hash", value: (entry) => entry.hash },
];

/** The log as the chain holds it, so that the hashes can be computed again from the file alone. */
export const logCsv = (entries: RawEntry[]): string => toCsv(columns, entries);
