import type { CsvColumn } from "#app/features/formats/csv.ts";
import { CannotStart } from "#db/client.server.ts";
import type { BagWriter } from "./bag-writer.server.ts";
import type { WithheldReason } from "./descriptions.ts";
import type { Ledger } from "./ledger.server.ts";
import type { campaignRecord } from "./units.server.ts";

/** How much of each there is in a whole archive. */
export interface Archived {
  folder: string;
  versions: number;
  contributions: number;
  files: number;
  reserved: number;
  withheld: number;
  entries: number;
}
type CampaignRecord = NonNullable<Awaited<ReturnType<typeof campaignRecord>>>;
/** What every part of an archive needs for its writing. */
export interface Work {
  bag: BagWriter;
  campaign: CampaignRecord;
  /** The name of the body that consults. */
  body: string;
  withheld: Ledger<Withheld>;
  received: Ledger<Received>;
  made: Omit<Archived, "folder" | "withheld" | "entries">;
}
interface Withheld {
  kind: string;
  of: string;
  reason: WithheldReason;
  note: string;
  sha256: string;
  size: number | null;
}
interface Received {
  contribution: string;
  path: string;
  role: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  public: boolean;
}

export const withheldColumns: CsvColumn<Withheld>[] = [
  { name: "kind", value: (row) => row.kind },
  { name: "of", value: (row) => row.of },
  { name: "reason", value: (row) => row.reason },
  { name: "note", value: (row) => row.note },
  { name: "size", value: (row) => row.size },
  { name: "sha256", value: (row) => row.sha256 },
];
export const receivedColumns: CsvColumn<Received>[] = [
  { name: "contribution", value: (row) => row.contribution },
  { name: "path", value: (row) => row.path },
  { name: "role", value: (row) => row.role },
  { name: "name", value: (row) => row.name },
  { name: "media_type", value: (row) => row.mediaType },
  { name: "size", value: (row) => row.size },
  { name: "sha256", value: (row) => row.sha256 },
  { name: "public", value: (row) => row.public },
];
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** If the file of a unit can't be made, says of which unit: a bag without it would not be whole. Throws CannotStart. */
export async function named<T>(unit: string, make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    throw new CannotStart(
      `${unit}: its file can't be made, so there is no archive. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

export const rights = "CC BY 4.0";
