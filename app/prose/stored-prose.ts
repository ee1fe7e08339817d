import type { Block, Prose } from "./prose.ts";

/** Blocks come out of the database as they went in; its schema, which imports nothing, can't name their type. */
export const storedProse = (row: { blocks: unknown[]; plain: string }): Prose => ({
  blocks: row.blocks as Block[],
  plain: row.plain,
});
