import type { Context } from "#app/access/context.ts";
import type { ReceivedFile } from "#app/features/texts/attachment-outcomes.server.ts";
import { hasOmissis, recordOpening } from "./attachments.server.ts";
import { metadataOf } from "#app/features/papers/metadata.server.ts";
import type { Metadata } from "#app/features/papers/metadata.ts";

interface FiledText {
  id: string;
  publicTextId: string | null;
  attachments: readonly ReceivedFile[];
}

const opens = (file: { sealedAt: Date | null; scan: string }): boolean =>
  file.sealedAt === null && file.scan !== "infected";
const tellsWords = (metadata: Metadata | undefined): boolean => metadata?.ok === true && metadata.facts.length > 0;

/**
 * What each attachment says beside its content, by its id; for a replaced one, what its replacement says. Notes and
 * tracked changes are words of an original: where the text has omissis and not everybody may have the file, reading
 * them is logged as an opening before they leave the server. `hidden` says that opening an original of this text is
 * logged.
 */
export async function tellingsOf(
  context: Context,
  { id, publicTextId, attachments }: FiledText,
): Promise<{ hidden: boolean; tellings: Map<string, Metadata> }> {
  const files = attachments.filter((file) => file.role === "attachment" && opens(file.replacement ?? file));
  const tellings = new Map(
    await Promise.all(files.map(async (file) => [file.id, await metadataOf(file.replacement ?? file)] as const)),
  );
  const hidden = await hasOmissis({ contributionId: id, publicTextId });
  const originals = hidden
    ? files.filter((file) => !file.replacement && !file.shown && tellsWords(tellings.get(file.id)))
    : [];
  if (originals.length === 0) return { hidden, tellings };
  const recorded = await recordOpening(context, { contributionId: id, attachments: originals.map((file) => file.id) });
  if (!recorded.ok) for (const file of originals) tellings.delete(file.id);
  return { hidden, tellings };
}
