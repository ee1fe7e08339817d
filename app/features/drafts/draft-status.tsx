import { useEffect, useRef, useState } from "react";
import type { SaveStatus } from "#app/browser/draft-autosave.ts";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";

/**
 * Says in words only what is true: «salvato» once the server has said so, «su questo dispositivo» once the browser has
 * kept it. A screen reader is told only of trouble and of its end: the draft is saved at every pause in typing, and
 * each message would interrupt the listener.
 */
export function DraftStatus({ status, compareHref }: { status: SaveStatus; compareHref: string }) {
  const t = useText().contributions.draft.status;
  const href = useHref();
  const waits = !["unscripted", "idle", "saving", "saved"].includes(status.kind);
  const trouble = waits && status.kind !== "dirty";
  const said = `${words(status, t)}${"onDevice" in status && status.onDevice && status.kind !== "dirty" ? ` ${t.onDevice}` : ""}`;
  const heard = useHeard(said, trouble ? "trouble" : status.kind === "saved" ? "over" : "quiet");
  return (
    <>
      <p className={`save-status${waits ? " save-status-waits" : ""}`}>
        {said}
        {status.kind === "conflict" ? (
          <>
            {" "}
            <a href={compareHref}>{t.compare}</a>
          </>
        ) : null}
        {status.kind === "signed_out" ? (
          <>
            {" "}
            <a href={href("signIn")} target="_blank" rel="noopener">
              {t.signIn}
            </a>
          </>
        ) : null}
      </p>
      <span className="visually-hidden" role="status">
        {heard}
      </span>
    </>
  );
}

function useHeard(said: string, state: "trouble" | "over" | "quiet"): string {
  const [heard, setHeard] = useState("");
  const troubled = useRef(false);
  useEffect(() => {
    if (state === "trouble" || (state === "over" && troubled.current)) setHeard(said);
    if (state !== "quiet") troubled.current = state === "trouble";
  }, [said, state]);
  return heard;
}

function words(status: SaveStatus, t: ReturnType<typeof useText>["contributions"]["draft"]["status"]): string {
  switch (status.kind) {
    case "saved":
      return t.saved(status.clock);
    case "refused":
      return t.refused(status.why);
    case "signed_out":
      return t.signedOut;
    default:
      return t[status.kind];
  }
}
