import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { applyEdit, selectionOf } from "#app/browser/apply-edit.ts";
import { format, insert, link, nextItem, type Format } from "#app/browser/format-text.ts";
import { useText } from "#app/i18n/text.ts";
import { Field } from "#app/ui/forms/field.tsx";
import { useValue } from "#app/ui/forms/form-state.tsx";
import type { Loss } from "#app/features/papers/paper.ts";
import { EditorPreview } from "./editor-preview.tsx";
import { EditorTools } from "./editor-tools.tsx";

export interface TextEditorProps {
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string;
  rows?: number;
  previewUrl: string;
  pasteUrl: string;
  onLosses(losses: Loss[]): void;
}

const keys: Record<string, Format | "link"> = { b: "bold", i: "italic", k: "link" };

/**
 * A text area with buttons that write formatting. Without scripts it is a plain text area, and everything else still
 * works.
 */
export function TextEditor({
  name,
  label,
  hint,
  defaultValue,
  rows = 6,
  previewUrl,
  pasteUrl,
  onLosses,
}: TextEditorProps) {
  const t = useText().contributions.draft.tools;
  const value = useValue(name, defaultValue);
  const area = useRef<HTMLTextAreaElement>(null);
  const [ready, setReady] = useState(false);
  const [linking, setLinking] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => setReady(true), []);

  const apply = (what: Format) => {
    if (area.current) applyEdit(area.current, format(selectionOf(area.current), what));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const what = event.ctrlKey || event.metaKey ? keys[event.key.toLowerCase()] : undefined;
    const item =
      event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey
        ? nextItem(selectionOf(event.currentTarget))
        : null;
    if (!what && !item) return;
    event.preventDefault();
    if (item) applyEdit(event.currentTarget, item);
    else if (what === "link") setLinking(true);
    else if (what) apply(what);
  };
  const put = (text: string) => {
    if (area.current) applyEdit(area.current, insert(selectionOf(area.current), text));
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    if (!/<(?:p|h[1-6]|li|table|b|strong|i|em|a|span|blockquote)[\s>]/i.test(html)) return;
    event.preventDefault();
    setSaid(t.pasting);
    tidied(pasteUrl, html).then(
      ({ markdown, losses }) => {
        put(markdown.trim());
        setSaid("");
        if (losses.length > 0) onLosses(losses);
      },
      () => {
        put(plain);
        setSaid(t.pasteFailed);
      },
    );
  };

  return (
    <div>
      <Field name={name} label={label} hint={hint}>
        {(control) => (
          <>
            {ready ? (
              <EditorTools
                controls={control.id}
                apply={apply}
                linking={linking}
                onLinking={setLinking}
                onLink={(address) => {
                  if (area.current) applyEdit(area.current, link(selectionOf(area.current), address));
                  setLinking(false);
                }}
                previewing={preview !== null}
                onPreview={() => setPreview(preview === null ? (area.current?.value ?? "") : null)}
              />
            ) : null}
            <textarea
              {...control}
              ref={area}
              className="input input-prose"
              rows={rows}
              defaultValue={value}
              hidden={preview !== null}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
          </>
        )}
      </Field>
      <p className="small muted" role="status">
        {said}
      </p>
      {preview === null ? null : <EditorPreview text={preview} url={previewUrl} />}
    </div>
  );
}

async function tidied(url: string, html: string): Promise<{ markdown: string; losses: Loss[] }> {
  const body = new FormData();
  body.set("html", html);
  const response = await fetch(url, { method: "POST", body });
  const answer = (await response.json()) as { ok?: boolean; markdown?: unknown; losses?: unknown };
  if (!response.ok || !answer.ok || typeof answer.markdown !== "string" || !Array.isArray(answer.losses))
    throw new Error("The paste was not read");
  return { markdown: answer.markdown, losses: answer.losses as Loss[] };
}
