import { useEffect } from "react";
import { dropCopiesOf, dropOldCopies } from "./local-copy.ts";

/** Signing out takes this person's unsaved texts off the device: the next one at it may be somebody else. */
export function useForgetAtSignOut(person: string, signOutPath: string): void {
  useEffect(() => {
    dropOldCopies(Date.now());
    const heard = (event: SubmitEvent) => {
      if (event.target instanceof HTMLFormElement && new URL(event.target.action).pathname === signOutPath)
        dropCopiesOf(person);
    };
    document.addEventListener("submit", heard);
    return () => document.removeEventListener("submit", heard);
  }, [person, signOutPath]);
}
