import type { storedProse } from "#app/prose/stored-prose.ts";

export interface ArchivedText {
  number: string;
  title: string;
  organisation: string;
  distinction: string;
  campaign: string;
  demo: boolean;
  round: string;
  receivedAt: Date;
  publishedAt: Date | null;
  address: string;
  sha256: string;
  omissis: number;
  blocks: Parameters<typeof storedProse>[0]["blocks"];
  plain: string;
}

/** What stands above the text in each of its forms, in the archive's language. */
export const contributionFacts = (text: ArchivedText): [name: string, value: string][] =>
  (
    [
      ["Numero", text.number],
      ["Organizzazione", [text.organisation, text.distinction].filter(Boolean).join(", ")],
      ["Consultazione", text.campaign],
      ["Fase di raccolta", text.round],
      ["Ricevuto", text.receivedAt.toISOString()],
      ["Pubblicato", text.publishedAt?.toISOString() ?? ""],
      ["Omissis", String(text.omissis)],
      ["Indirizzo", text.address],
      ["SHA-256 del testo pubblico", text.sha256],
    ] satisfies [string, string][]
  ).filter(([, value]) => value !== "");
