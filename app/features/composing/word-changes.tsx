import { wordDiff } from "./word-diff.ts";

/** Two texts as one, in which removed and added words are marked. */
export function WordChanges({ before, after, lang }: { before: string; after: string; lang?: string | undefined }) {
  return (
    <p className="draft-text" lang={lang}>
      {wordDiff(before, after).map((piece, index) =>
        piece.kind === "same" ? (
          <span key={index}>{piece.text}</span>
        ) : piece.kind === "added" ? (
          <ins key={index}>{piece.text}</ins>
        ) : (
          <del key={index}>{piece.text}</del>
        ),
      )}
    </p>
  );
}
