import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import type { BadgeState } from "#app/ui/badge.tsx";
import { signatureOf, type FileOutcome } from "./attachment.ts";

export const outcomeStates: Record<FileOutcome, BadgeState> = {
  undecided: "waiting",
  released: "open",
  public: "done",
  withheld: "draft",
  replaced: "open",
  public_replaced: "done",
  taken_down: "refused",
  infected: "refused",
  sealed: "refused",
};

/** «PDF firmato», «file firmato (.p7m)», where the file carries a signature. */
export function SignatureMark({ file }: { file: { signed: boolean; mediaType: string } }) {
  const t = useText().files;
  const signature = signatureOf(file);
  return signature ? <>{t.signed[signature]}</> : null;
}

/** What became of a file, in words for the organisation that sent it. */
export function FileOutcomeWords({
  file,
}: {
  file: { id: string; outcome: FileOutcome; reason: string; replaced: boolean };
}) {
  const t = useText().files.own;
  const href = useHref();
  const words = file.outcome === "withheld" ? t.withheld(file.reason) : t[file.outcome];
  return (
    <span data-outcome={file.outcome}>
      {words}
      {file.replaced && file.outcome !== "infected" && file.outcome !== "sealed" ? (
        <>
          {" "}
          (<a href={`${href("attachment", { attachment: file.id })}?versione=omissis`}>{t.seeOmissis}</a>)
        </>
      ) : null}
    </span>
  );
}
