import type { Block, Prose } from "./prose.ts";

/** Blocks come out of the database as they went in. The schema can't name their type, because it imports nothing. */
export const storedProse = (row: { blocks: unknown[]; plain: string }): Prose => ({
  blocks: row.blocks as Block[],
  plain: row.plain,
});
