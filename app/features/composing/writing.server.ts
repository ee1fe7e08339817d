import type { Context } from "#app/access/context.ts";
import type { Outcome } from "#app/core/refusal.ts";
import type { DeskParagraph, DeskSectionPage } from "./desk-document.server.ts";
import {
  addParagraph,
  citeSource,
  moveParagraph,
  removeCitation,
  removeParagraph,
  saveParagraph,
} from "#app/features/document/documents.server.ts";

/** What a button of the writing form does besides saving the text. */
export type Wish =
  | { do: "save" }
  | { do: "cite"; role: string; citedId: string }
  | { do: "uncite"; citedId: string }
  | { do: "move"; direction: string }
  | { do: "remove" };

export function wishOf(button: unknown): Wish {
  const [verb = "", first = "", second = ""] = typeof button === "string" ? button.split(":") : [];
  if (verb === "cita") return { do: "cite", role: first, citedId: second };
  if (verb === "togli-citazione") return { do: "uncite", citedId: first };
  if (verb === "sposta") return { do: "move", direction: first };
  return verb === "togli" ? { do: "remove" } : { do: "save" };
}

export interface Written {
  paragraphId: string;
  wish: Wish;
}

/**
 * Every button of the writing form saves its text first, so that nobody loses their words, and then does what it says.
 * Refused with `stale` where somebody saved or removed the paragraph in the meantime.
 */
export async function writeParagraph(
  context: Context,
  section: DeskSectionPage,
  sent: Record<string, unknown>,
): Promise<Outcome<Written>> {
  const wish = wishOf(sent["azione"]);
  const given = typeof sent["paragraphId"] === "string" ? sent["paragraphId"] : "";
  const paragraph = section.paragraphs.find((each) => each.id === given);
  if (given && !paragraph) return { ok: false, code: "stale", fields: {} };
  if (paragraph && wish.do === "remove")
    return done(await removeParagraph(context, { paragraphId: given }), given, wish);
  const saved = paragraph
    ? await saveChanges(context, paragraph, sent)
    : await addParagraph(context, { ...sent, sectionId: section.id });
  if (!saved.ok) return saved;
  const paragraphId = saved.value.id;
  for (const { citedId, role } of paragraph ? changedRoles(paragraph, sent["roles"]) : []) {
    const changed = await citeSource(context, { paragraphId, citedId, role });
    if (!changed.ok) return changed;
  }
  switch (wish.do) {
    case "cite":
      return done(
        await citeSource(context, { paragraphId, citedId: wish.citedId, role: wish.role }),
        paragraphId,
        wish,
      );
    case "uncite":
      return done(await removeCitation(context, { paragraphId, citedId: wish.citedId }), paragraphId, wish);
    case "move":
      return done(await moveParagraph(context, { paragraphId, direction: wish.direction }), paragraphId, wish);
    default:
      return done(saved, paragraphId, wish);
  }
}

const done = (outcome: Outcome<unknown>, paragraphId: string, wish: Wish): Outcome<Written> =>
  outcome.ok ? { ok: true, value: { paragraphId, wish } } : outcome;

async function saveChanges(
  context: Context,
  paragraph: DeskParagraph,
  sent: Record<string, unknown>,
): Promise<Outcome<{ id: string }>> {
  const text = typeof sent["text"] === "string" ? sent["text"].trim() : "";
  if (text === paragraph.text && (sent["linking"] === "on") === paragraph.linking)
    return { ok: true, value: { id: paragraph.id } };
  return saveParagraph(context, { ...sent, paragraphId: paragraph.id });
}

function changedRoles(paragraph: DeskParagraph, sent: unknown): { citedId: string; role: unknown }[] {
  const roles = (sent ?? {}) as Record<string, unknown>;
  return paragraph.citations.flatMap(({ citedId, role }) =>
    roles[citedId] !== undefined && roles[citedId] !== role ? [{ citedId, role: roles[citedId] }] : [],
  );
}
