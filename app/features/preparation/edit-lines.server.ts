import { and, eq, isNull, max, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, line, longText, z } from "#app/core/validation.server.ts";
import { rowsOf, violated, type Tx } from "#db/client.server.ts";
import { lines, lineVersions, strokes, subThemes } from "#db/schema/index.ts";
import { isColor, unreadable } from "./contrast.ts";
import { campaignScope, lockCampaign } from "./edit-campaigns.server.ts";
import { direction, moved } from "./fields.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";

const color = z
  .string()
  .trim()
  .refine(isColor, "invalid_color")
  .transform((text) => text.toUpperCase());
const wording = {
  shortName: line(60),
  title: line(200),
  description: longText(1500),
  color,
  colorDark: color,
  stroke: z.enum(strokes),
};

export async function lineScope(tx: Tx, { lineId }: { lineId: string }): Promise<{ campaignId: string } | null> {
  const [row] = await tx.select({ campaignId: lines.campaignId }).from(lines).where(eq(lines.id, lineId));
  return row ?? null;
}

function checkColors(colors: { color: string; colorDark: string }): void {
  const fields = unreadable(colors);
  if (Object.keys(fields).length > 0) refuse("contrast_too_low", fields);
}

/** Adds a line at the end; without a `code` it gets the next number. Refusals: `code_taken`, `contrast_too_low`. */
export const addLine = command({
  name: "line.edit",
  input: z.object({
    campaign: z.string().max(80),
    code: z.union([z.literal(""), z.coerce.number().int().min(1).max(99)]).optional(),
    ...wording,
  }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign, code, ...words }, now, log }) => {
    checkColors(words);
    const { campaignId } = (await campaignScope(tx, campaign)) ?? refuse("not_found");
    await lockCampaign(tx, campaignId);
    const [last] = await tx
      .select({ code: max(lines.code), position: max(lines.position) })
      .from(lines)
      .where(eq(lines.campaignId, campaignId));
    const id = newId(now);
    try {
      await tx
        .insert(lines)
        .values({ id, campaignId, code: code || (last?.code ?? 0) + 1, position: (last?.position ?? 0) + 1 });
    } catch (error) {
      if (violated(error) === "lines_code") refuse("code_taken", { code: "code_taken" });
      throw error;
    }
    await tx.insert(lineVersions).values({ lineId: id, version: 1, ...words, createdAt: now });
    await log(`line:${id}`, { what: "added" });
    return { id };
  },
});

/** A new wording is a new version, so that texts on the line keep showing what it said on their day. */
export const rewordLine = command({
  name: "line.edit",
  input: z.object({ lineId: idField, ...wording }),
  scope: lineScope,
  run: async ({ tx, input: { lineId, ...words }, now, log }) => {
    checkColors(words);
    await tx.select({ id: lines.id }).from(lines).where(eq(lines.id, lineId)).for("update");
    const [last] = await tx
      .select({ version: max(lineVersions.version) })
      .from(lineVersions)
      .where(eq(lineVersions.lineId, lineId));
    const version = (last?.version ?? 0) + 1;
    await tx.insert(lineVersions).values({ lineId, version, ...words, createdAt: now });
    await log(`line:${lineId}`, { what: "reworded", version });
    return { version };
  },
});

/** Takes a line out of use, or back into it; texts and passages that were put on it stay there. */
export const retireLine = command({
  name: "line.edit",
  input: z.object({ lineId: idField, back: z.literal("on").optional() }),
  scope: lineScope,
  run: async ({ tx, input, now, log }) => {
    await tx
      .update(lines)
      .set({ retiredAt: input.back ? null : now })
      .where(eq(lines.id, input.lineId));
    await log(`line:${input.lineId}`, { what: input.back ? "restored" : "retired" });
  },
});

/** Deletes a line on which nothing stands yet; otherwise refused with `line_in_use`. */
export const removeLine = command({
  name: "line.edit",
  input: z.object({ lineId: idField }),
  scope: lineScope,
  run: async ({ tx, input: { lineId }, log }) => {
    if (await isUsed(tx, lineId)) refuse("line_in_use");
    await tx.delete(subThemes).where(eq(subThemes.lineId, lineId));
    await tx.delete(lineVersions).where(eq(lineVersions.lineId, lineId));
    await tx.delete(lines).where(eq(lines.id, lineId));
    await log(`line:${lineId}`, { what: "removed" });
  },
});

async function isUsed(tx: Tx, lineId: string): Promise<boolean> {
  const [row] = rowsOf<{ used: boolean }>(
    await tx.execute(sql`
    select exists (select 1 from contribution_lines where line_id = ${lineId})
        or exists (select 1 from codings where line_id = ${lineId})
        or exists (select 1 from sections where line_id = ${lineId})
        or exists (select 1 from drafts where line_ids @> to_jsonb(${lineId}::text)) as used`),
  );
  return row?.used ?? false;
}

/** Moves a line one place up or down; at the edge it stays. Errors: `not_found`. */
export const moveLine = command({
  name: "line.edit",
  input: z.object({ lineId: idField, way: direction }),
  scope: lineScope,
  run: async ({ tx, input, log }) => {
    const { campaignId } = (await lineScope(tx, input)) ?? refuse("not_found");
    await lockCampaign(tx, campaignId);
    const ids = (await listLines(campaignId, { retired: true }, tx)).map((each) => each.id);
    for (const [index, id] of moved(ids, input.lineId, input.way).entries())
      await tx
        .update(lines)
        .set({ position: index + 1 })
        .where(eq(lines.id, id));
    await log(`line:${input.lineId}`, { what: input.way });
  },
});

const themeCode = (label: string): string =>
  label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);

/** Adds a sub-theme; its code is made from its label where none is given. */
export const addSubTheme = command({
  name: "line.edit",
  input: z.object({
    lineId: idField,
    label: line(120),
    code: z
      .string()
      .trim()
      .regex(/^[a-z0-9-]{0,40}$/, "invalid_slug")
      .default(""),
  }),
  scope: lineScope,
  run: async ({ tx, input, now, log }) => {
    const code = input.code || themeCode(input.label) || "tema";
    const [last] = await tx
      .select({ position: max(subThemes.position) })
      .from(subThemes)
      .where(eq(subThemes.lineId, input.lineId));
    const id = newId(now);
    const written = await tx
      .insert(subThemes)
      .values({ id, lineId: input.lineId, code, label: input.label, position: (last?.position ?? 0) + 1 })
      .onConflictDoNothing()
      .returning({ id: subThemes.id });
    if (written.length === 0) refuse("code_taken", { label: "code_taken" });
    await log(`sub_theme:${id}`, { what: "added" });
    return { id };
  },
});

/** Takes a sub-theme out of use; passages that have it keep it. */
export const retireSubTheme = command({
  name: "line.edit",
  input: z.object({ subThemeId: idField }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: lines.campaignId })
      .from(subThemes)
      .innerJoin(lines, eq(lines.id, subThemes.lineId))
      .where(eq(subThemes.id, input.subThemeId));
    return row ?? null;
  },
  run: async ({ tx, input, now, log }) => {
    await tx
      .update(subThemes)
      .set({ retiredAt: now })
      .where(and(eq(subThemes.id, input.subThemeId), isNull(subThemes.retiredAt)));
    await log(`sub_theme:${input.subThemeId}`, { what: "retired" });
  },
});
