import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Reads the page's data again every `seconds` while something is under way, and never while it is hidden. */
export function useRefresh(running: boolean, seconds = 2): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [running, seconds, revalidate]);
}
