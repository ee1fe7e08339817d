import { createContext, useContext, type ReactNode } from "react";

/**
 * Is called with the key of a part and everything from which the part is made. Gives the words to put in its place
 * where it was rendered before, or the words with which to begin and end it.
 */
export type Keeper = (of: string, as: string) => { place: string } | { begin: string; end: string };

/** Present only while a page for visitors is rendered to a string. */
export const KeeperContext = createContext<Keeper | null>(null);

/**
 * A large part of a public page that stays as it is while `as` stays the same: it is rendered once, and kept. `as` is
 * null where keeping it isn't worth it. It must stand among elements and not beside text, because React separates its
 * marks from text by a comment.
 */
export function KeptPart({ of, as, children }: { of: string; as: string | null; children: ReactNode }) {
  const keeper = useContext(KeeperContext);
  if (!keeper || as === null) return children;
  const marks = keeper(of, as);
  if ("place" in marks) return marks.place;
  return (
    <>
      {marks.begin}
      {children}
      {marks.end}
    </>
  );
}
