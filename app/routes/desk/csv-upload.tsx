import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";

interface Props {
  words: { file: string; fileHint: string; upload: string; template: string };
  template: string;
  children?: ReactNode;
}

/** The form that takes a CSV, which is at first only checked, and the link to its template. */
export function CsvUpload({ words, template, children }: Props) {
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="stack reading">
      {children}
      <FileField name="file" label={words.file} hint={words.fileHint} accept=".csv,.txt,.tsv" required />
      <div className="form-actions">
        <SubmitButton icon="upload">{words.upload}</SubmitButton>
        <ButtonLink icon="download" href={template} download>
          {words.template}
        </ButtonLink>
      </div>
    </Form>
  );
}
