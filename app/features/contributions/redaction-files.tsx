import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { CheckBoxes } from "#app/ui/choices.tsx";
import { sizeInWords } from "./attachment.ts";

export interface FiledFile { id: string; role: "attachment" | "source" | "scan"; name: string; size: number; releasedAt: Date | null }

/** Which attachments come out with the text; none does by itself. */
export function RedactionFiles({ files }: { files: readonly FiledFile[] }) {
  const { contributions, intake } = useText();
  const t = contributions.desk;
  const lang = useLang();
  const href = useHref();
  const attachments = files.filter((file) => file.role === "attachment");
  const sources = files.filter((file) => file.role !== "attachment");
  const link = (file: FiledFile) => <a href={href("attachment", { attachment: file.id })}>{file.name}</a>;
  return (
    <>
      {attachments.length === 0 ? <p className="muted">{t.filesNone}</p> : (
        <CheckBoxes
          name="released[]"
          label={t.files}
          hint={t.filesHint}
          defaultValues={attachments.filter((file) => file.releasedAt).map((file) => file.id)}
          options={attachments.map((file) => ({ value: file.id, label: file.name, hint: <>{sizeInWords(file.size, lang)} · {link(file)}</> }))}
        />
      )}
      {sources.map((file) => <p key={file.id} className="small muted">{link(file)}, {sizeInWords(file.size, lang)}: {file.role === "scan" ? intake.scanKept : t.source}</p>)}
    </>
  );
}
