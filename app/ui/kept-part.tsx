import { createContext, useContext, type ReactNode } from "react";

/**
 * Asked with whose part it is, and everything that it is made from. Gives the words to stand in its place, where it
 * was rendered before, or those to begin and to end it with.
 */
export type Keeper = (of: string, as: string) => { place: string } | { begin: string; end: string };

/** Present only while a page for visitors is rendered to a string. */
export const KeeperContext = createContext<Keeper | null>(null);

/**
 * A large part of a public page that stays as it is while `as` does: it is rendered once, and kept. `as` is null where
 * it isn't worth keeping. It stands among elements, not beside text, from which React would part the marks by a
 * comment.
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
