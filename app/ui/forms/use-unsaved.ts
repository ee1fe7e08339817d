import { useEffect, useRef } from "react";

/**
 * Makes the browser ask before the page is left, while `unsaved` says that words would be lost. `unsaved` is called
 * each time, so it may read the form.
 */
export function useUnsaved(unsaved: () => boolean): void {
  const now = useRef(unsaved);
  useEffect(() => {
    now.current = unsaved;
  });
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (now.current()) event.preventDefault();
    };
    window.addEventListener("beforeunload", leaving);
    return () => window.removeEventListener("beforeunload", leaving);
  }, []);
}
