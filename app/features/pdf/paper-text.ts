import type { Block } from "#app/prose/prose.ts";
import { exportBlocks, footnotesOf, noteBlocks } from "#app/features/formats/blocks.ts";
import type { ExportBlock, OfficeNote } from "#app/features/formats/model.ts";

/** A contribution's text for a paper: its headings stand below that of the section, and its footnotes become notes. */
export function paperText(from: Block[]): { blocks: ExportBlock[]; notes: OfficeNote[] } {
  const footnotes = footnotesOf(from);
  const numberOf = (label: string) => footnotes.findIndex((note) => note.label === label) + 1 || null;
  return {
    blocks: exportBlocks(from, 2, numberOf),
    notes: footnotes.map((note, index) => ({
      type: "office",
      number: index + 1,
      paragraph: 0,
      blocks: noteBlocks(exportBlocks(note.blocks, 2, () => null)),
    })),
  };
}
