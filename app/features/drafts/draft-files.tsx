import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/forms/button.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { SignatureMark } from "#app/features/texts/file-marks.tsx";

export interface DraftFilesProps {
  done?: string | null;
  files: readonly {
    id: string;
    role: "attachment" | "source" | "scan";
    name: string;
    size: string;
    signed: boolean;
    mediaType: string;
    scan: "unchecked" | "clean" | "infected";
  }[];
}

/** The draft's files; the buttons belong to the form around them, which saves the text as well. */
export function DraftFiles({ files, done }: DraftFilesProps) {
  const {
    contributions: { draft: t },
    files: { scan: scans, signedHint },
  } = useText();
  const href = useHref();
  return (
    <fieldset className="field field-group" id="allegati">
      <legend className="field-label">{t.attachments}</legend>
      {done ? (
        <Notice kind="success" live>
          {done}
        </Notice>
      ) : null}
      {files.length > 0 ? (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.id}>
              <span>
                {file.scan === "infected" ? (
                  file.name
                ) : (
                  <a href={href("attachment", { attachment: file.id })} download>
                    {file.name}
                  </a>
                )}{" "}
                <span className="muted">
                  {file.size}
                  {file.role === "source" ? ` · ${t.source}` : ""}
                  {file.signed ? (
                    <>
                      {" "}
                      · <SignatureMark file={file} />
                    </>
                  ) : null}
                </span>
                {file.scan === "infected" ? (
                  <>
                    {" "}
                    <Badge state="refused">{scans.infected}</Badge>
                  </>
                ) : null}
                {file.signed ? (
                  <>
                    <br />
                    <span className="muted small">{signedHint}</span>
                  </>
                ) : null}
              </span>
              <Button type="submit" kind="quiet" small icon="delete" name="intent" value={`remove:${file.id}`}>
                {t.remove}
                <span className="visually-hidden"> {file.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileField
        key={files.map(({ id }) => id).join()}
        name="files"
        label={t.chooseFiles}
        hint={t.attachmentsHint}
        accept=".pdf,.docx,.odt,.png,.jpg,.jpeg,.p7m"
        multiple
      />
      <Button type="submit" icon="upload" name="intent" value="attach">
        {t.attach}
      </Button>
    </fieldset>
  );
}
