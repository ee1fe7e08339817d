import { useParams } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import type { ReceivedFile } from "#app/features/texts/attachment-outcomes.server.ts";
import { outcomeStates } from "#app/features/texts/file-marks.tsx";

export type FiledFile = Pick<ReceivedFile, "id" | "role" | "name" | "size" | "outcome" | "scan" | "sealedAt">;

/**
 * What was decided on each attachment, with a link to where it is decided; no attachment comes out without a decision.
 */
export function RedactionFiles({ files, decides = true }: { files: readonly FiledFile[]; decides?: boolean }) {
  const { contributions, files: t, intake } = useText();
  const lang = useLang();
  const href = useHref();
  const { campaign = "", number = "" } = useParams();
  const attachments = files.filter((file) => file.role === "attachment");
  const sources = files.filter((file) => file.role !== "attachment");
  const open = attachments.filter((file) => file.outcome === "undecided").length;
  const link = (file: FiledFile) =>
    file.scan === "infected" || file.sealedAt ? (
      <span>{file.name}</span>
    ) : (
      <a href={href("attachment", { attachment: file.id })}>{file.name}</a>
    );
  return (
    <div className="stack-tight">
      <h3 className="h3">{t.title}</h3>
      {attachments.length === 0 ? (
        <p className="muted">{contributions.desk.filesNone}</p>
      ) : (
        <>
          <ul className="plain-list stack-tight">
            {attachments.map((file) => (
              <li key={file.id}>
                {link(file)} <span className="muted small">{sizeInWords(file.size, lang)}</span>{" "}
                <Badge state={outcomeStates[file.outcome]}>{t.states[file.outcome]}</Badge>
              </li>
            ))}
          </ul>
          <p>
            {t.summary(attachments.length, open)} {open > 0 ? t.summaryHint : ""}{" "}
            {decides ? <a href={href("deskFiles", { campaign, number })}>{t.link}</a> : null}
          </p>
        </>
      )}
      {sources.map((file) => (
        <p key={file.id} className="small muted">
          {link(file)}, {sizeInWords(file.size, lang)}:{" "}
          {file.role === "scan" ? intake.scanKept : contributions.desk.source}
        </p>
      ))}
    </div>
  );
}
