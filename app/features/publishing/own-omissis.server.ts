import { asc, eq } from "drizzle-orm";
import { sliceCodePoints } from "#app/prose/prose.ts";
import { db } from "#db/client.server.ts";
import { contributions } from "#db/schema/contributions.ts";
import { redactionObjections } from "#db/schema/office.ts";
import { requestsIn } from "#app/features/omissis/confidential-answers.server.ts";
import { spanValue } from "#app/features/omissis/confidential.ts";
import { currentText } from "#app/features/texts/current-text.server.ts";
import type { Represented } from "#app/features/organisations/acting.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";

/** From the state «Pronto» on the filer sees what is covered; before it, nothing is decided. */
const decided = ["ready", "published", "taken_down"];

/** What the office covered in an organisation's own newest text, and what it left readable; null for anybody else's. */
export async function getOwnOmissis(number: string, body: Represented) {
  const filed = await getOwnText(number, body);
  if (!filed) return null;
  const [row] = await db()
    .select({ id: contributions.id, state: contributions.state, publicTextId: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.id, filed.id));
  const text = row && !filed.sealedAt && decided.includes(filed.state) ? await currentText(db(), row) : null;
  const current = text?.revisionId === filed.revision.id ? text : null;
  const objections = await db()
    .select({
      start: redactionObjections.start,
      end: redactionObjections.end,
      words: redactionObjections.words,
      objectedAt: redactionObjections.objectedAt,
      answeredAt: redactionObjections.answeredAt,
      accepted: redactionObjections.accepted,
      answer: redactionObjections.answer,
    })
    .from(redactionObjections)
    .where(eq(redactionObjections.contributionId, filed.id))
    .orderBy(asc(redactionObjections.objectedAt));
  const omissis = [...(current?.omissis ?? [])].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    number: filed.number,
    sealedAt: filed.sealedAt,
    title: filed.revision.title,
    prose: filed.prose,
    decided: current !== null,
    publicTitle: current && current.title !== filed.revision.title ? current.title : null,
    omissis: omissis.map((mark) => ({
      ...mark,
      value: spanValue(mark),
      words: sliceCodePoints(filed.prose.plain, mark.start, mark.end),
      open: objections.some((each) => each.answeredAt === null && spanValue(each) === spanValue(mark)),
    })),
    left: current
      ? (await requestsIn(current.id))
          .filter((request) => request.standing === "left")
          .map((request) => ({ ...request, words: sliceCodePoints(filed.prose.plain, request.start, request.end) }))
      : [],
    objections,
  };
}

/** How many passages are covered or were left readable against the filer's wish, for the page of the filing. */
export async function countOwnOmissis(filed: {
  id: string;
  state: (typeof contributions.$inferSelect)["state"];
  revision: { id: string };
}) {
  if (!decided.includes(filed.state)) return { covered: 0, left: 0 };
  const [row] = await db()
    .select({ publicTextId: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.id, filed.id));
  const text = await currentText(db(), { id: filed.id, state: filed.state, publicTextId: row?.publicTextId ?? null });
  if (text?.revisionId !== filed.revision.id) return { covered: 0, left: 0 };
  return {
    covered: text.omissis.length,
    left: (await requestsIn(text.id)).filter((request) => request.standing === "left").length,
  };
}
