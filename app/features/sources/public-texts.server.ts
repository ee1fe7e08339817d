import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { omit, sentences, type Omission, type Prose } from "#app/prose/prose.ts";
import type { Tx } from "#db/client.server.ts";
import { publicTexts } from "#db/schema/contributions.ts";

export interface PublicText {
  sourceId: string;
  title: string;
  prose: Prose;
  /** What was left out of the original, and how offsets lead back to it. */
  omissis?: Omission[];
  offsetMap?: ReturnType<typeof omit>["map"];
  /** For a contribution: the revision that it was made of, and the attachments that come with it. */
  revisionId?: string;
  released?: string[];
}

/** The sentences of a text that its author wrote, in code points: an office's question is none of them. */
export const ownSentences = (prose: Prose): [number, number][] =>
  sentences(prose)
    .filter((each) => !each.office)
    .map((each) => [each.start, each.end]);

/**
 * The one writer of public texts: a version of what is read of a source, with its hash. Nobody reads it before the
 * source names it, and its quotations are placed (`placeExcerpts`).
 */
export async function writePublicText(
  tx: Tx,
  { sourceId, title, prose, omissis = [], offsetMap = omit(prose, []).map, revisionId, released = [] }: PublicText,
  now: Date,
  madeBy: string,
): Promise<{ id: string; sha256: string }> {
  const id = newId(now);
  const { blocks, plain } = prose;
  const digest = sha256(canonicalJson({ title, blocks, plain }));
  await tx.insert(publicTexts).values({
    id,
    sourceId,
    revisionId,
    title,
    blocks,
    plain,
    sha256: digest,
    offsetMap,
    omissis,
    released,
    sentences: ownSentences(prose),
    madeAt: now,
    madeBy,
  });
  return { id, sha256: digest };
}
