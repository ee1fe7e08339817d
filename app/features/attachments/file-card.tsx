import type { FormAnswer } from "#app/http/route.server.ts";
import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import type { ReceivedFile } from "#app/features/texts/attachment-outcomes.server.ts";
import { FileDecision, type MayDecide } from "./file-decision.tsx";
import { outcomeStates, SignatureMark } from "#app/features/texts/file-marks.tsx";
import { FileMetadata } from "#app/features/papers/file-metadata.tsx";
import type { Metadata } from "#app/features/papers/metadata.ts";

export interface DeskFile extends ReceivedFile {
  may: MayDecide;
  /** What the file's replacement says, or else the file itself; null for a file that nobody may open. */
  metadata: Metadata | null;
  /** Opening the original, or reading here what it says, is logged. */
  logged: boolean;
}

/** One attachment at the desk: what it is, what it says about people, what was decided, and what can be decided. */
export function FileCard({ file, isPublic, answer }: { file: DeskFile; isPublic: boolean; answer: FormAnswer | null }) {
  const t = useText().files;
  const href = useHref();
  const address = href("attachment", { attachment: file.id });
  const { replacement, metadata } = file;
  return (
    <article className="panel stack" aria-labelledby={`file-${file.id}`}>
      <div className="spread">
        <h2 id={`file-${file.id}`} className="h3" lang="it">
          {file.name}
        </h2>
        <Badge state={outcomeStates[file.outcome]}>{t.states[file.outcome]}</Badge>
      </div>
      <div className="columns-2">
        <div className="stack">
          {file.outcome === "withheld" ? (
            <p>
              {t.because}: <span lang="it">{file.reason}</span>
            </p>
          ) : null}
          {file.takenDown ? (
            <Notice kind="info">
              <p>
                {t.because}: <span lang="it">{file.reason}</span>
              </p>
              <p>{t.takenDownText}</p>
            </Notice>
          ) : null}
          {replacement ? (
            <section className="stack-tight">
              <p>
                <strong>{t.instead}</strong>:{" "}
                <a href={`${address}?versione=omissis`} aria-label={`${t.openOmissis}: ${replacement.name}`} lang="it">
                  {replacement.name}
                </a>{" "}
                <FileFacts file={replacement} />
              </p>
              {metadata ? <FileMetadata name={replacement.name} metadata={metadata} /> : null}
            </section>
          ) : null}
          <section className="stack-tight">
            <p>
              {replacement ? (
                <>
                  <strong>{t.original}</strong>:{" "}
                </>
              ) : null}
              <FileFacts file={file} />
            </p>
            {file.signed ? <p className="small muted">{t.signedHint}</p> : null}
            {file.sealedAt ? (
              <Notice kind="error">
                <p>{t.sealedText}</p>
              </Notice>
            ) : file.scan === "infected" ? (
              <Notice kind="error">
                <p>{t.infectedText}</p>
              </Notice>
            ) : (
              <p>
                <a href={`${address}?versione=originale`} aria-label={`${t.openOriginal}: ${file.name}`}>
                  {t.openOriginal}
                </a>{" "}
                {file.logged ? <span className="muted small">{t.openingLogged}</span> : null}
              </p>
            )}
            {metadata && !replacement ? <FileMetadata name={file.name} metadata={metadata} /> : null}
            {metadata && !replacement && file.logged ? <p className="muted small">{t.tellingLogged}</p> : null}
          </section>
        </div>
        <FileDecision
          key={`${file.outcome} ${replacement?.fileId ?? ""}`}
          attachment={file.id}
          name={file.name}
          may={file.may}
          replaced={replacement !== null}
          {...{ isPublic, answer }}
        />
      </div>
    </article>
  );
}

/** Type, size, signature and scan, in one line. */
function FileFacts({
  file,
}: {
  file: { name: string; size: number; signed: boolean; mediaType: string; scan: "unchecked" | "clean" | "infected" };
}) {
  const t = useText().files;
  const lang = useLang();
  return (
    <span className="muted small">
      {file.name.slice(file.name.lastIndexOf(".") + 1).toUpperCase()}, {sizeInWords(file.size, lang)} ·{" "}
      {file.signed ? (
        <>
          <SignatureMark file={file} /> ·{" "}
        </>
      ) : null}
      {t.scan[file.scan]}
      {file.scan === "unchecked" ? `. ${t.scanHint}` : ""}
    </span>
  );
}
