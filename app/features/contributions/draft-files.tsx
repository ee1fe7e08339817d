import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/button.tsx";
import { FileField } from "#app/ui/file-field.tsx";
import { Notice } from "#app/ui/notice.tsx";

export interface DraftFilesProps { done?: string | null; files: readonly { id: string; role: "attachment" | "source" | "scan"; name: string; size: string }[] }

/** The draft's files; the buttons belong to the form around them, which saves the text as well. */
export function DraftFiles({ files, done }: DraftFilesProps) {
  const t = useText().contributions.draft;
  const href = useHref();
  return (
    <fieldset className="field field-group" id="allegati">
      <legend className="field-label">{t.attachments}</legend>
      {done ? <Notice kind="success" live>{done}</Notice> : null}
      {files.length > 0 ? (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.id}>
              <span><a href={href("attachment", { attachment: file.id })} download>{file.name}</a> <span className="muted">{file.size}{file.role === "source" ? ` · ${t.source}` : ""}</span></span>
              <Button type="submit" kind="quiet" small icon="delete" name="intent" value={`remove:${file.id}`}>{t.remove}<span className="visually-hidden"> {file.name}</span></Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileField key={files.map(({ id }) => id).join()} name="files" label={t.chooseFiles} hint={t.attachmentsHint} accept=".pdf,.docx,.odt,.png,.jpg,.jpeg" multiple />
      <Button type="submit" icon="upload" name="intent" value="attach">{t.attach}</Button>
    </fieldset>
  );
}
