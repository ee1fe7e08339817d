import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { isLink, type Format } from "#app/browser/format-text.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

export interface EditorToolsProps {
  controls: string;
  apply(what: Format): void;
  linking: boolean;
  onLinking(open: boolean): void;
  onLink(address: string): void;
  previewing: boolean;
  onPreview(): void;
}

const marks: readonly [Format, ReactNode][] = [
  ["bold", <b key="b">B</b>],
  ["italic", <i key="i">I</i>],
  ["heading", "H"],
  ["list", "•"],
  ["numbered", "1."],
  ["quote", "« »"],
];

/** The Tab key stops here once; the arrow keys go from button to button. */
export function EditorTools({ controls, apply, linking, onLinking, onLink, previewing, onPreview }: EditorToolsProps) {
  const t = useText().contributions.draft.tools;
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    if (step === 0 || buttons.length === 0) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    setAt(next);
    buttons[next]?.focus();
  };
  const tool = (
    index: number,
    label: string,
    act: () => void,
    inside: ReactNode,
    more: { "aria-pressed"?: boolean; "aria-expanded"?: boolean; disabled?: boolean } = {},
  ) => (
    <button
      key={label}
      type="button"
      className="editor-tool"
      title={label}
      aria-label={label}
      tabIndex={index === at ? 0 : -1}
      onFocus={() => setAt(index)}
      onClick={act}
      {...more}
    >
      {inside}
    </button>
  );
  return (
    <>
      <div
        className="editor-tools"
        role="toolbar"
        aria-label={t.label}
        aria-controls={controls}
        ref={bar}
        onKeyDown={onKeyDown}
      >
        {marks.map(([what, sign], index) =>
          tool(
            index,
            t[what],
            () => apply(what),
            <span aria-hidden="true">{sign}</span>,
            previewing ? { disabled: true } : {},
          ),
        )}
        {tool(6, t.link, () => onLinking(!linking), <Icon name="link" />, {
          "aria-expanded": linking,
          ...(previewing && { disabled: true }),
        })}
        <button
          type="button"
          className="editor-tool editor-tool-words"
          tabIndex={at === 7 ? 0 : -1}
          onFocus={() => setAt(7)}
          aria-pressed={previewing}
          onClick={onPreview}
        >
          {previewing ? t.write : t.preview}
        </button>
      </div>
      {linking ? <LinkAsk id={`${controls}-link`} onLink={onLink} onCancel={() => onLinking(false)} /> : null}
    </>
  );
}

function LinkAsk({ id, onLink, onCancel }: { id: string; onLink(address: string): void; onCancel(): void }) {
  const t = useText().contributions.draft.tools;
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const done = () => {
    const address = field.current?.value.trim() ?? "";
    if (isLink(address)) onLink(address);
    else setWrong(true);
  };
  return (
    <div className="editor-link">
      <label className="field-label" htmlFor={id}>
        {t.linkAsk}
      </label>
      <p className="field-hint" id={`${id}-hint`}>
        {wrong ? t.linkWrong : t.linkHint}
      </p>
      {/* The field has no name, because it belongs to the tool and not to the form around it. */}
      <input
        id={id}
        ref={field}
        className="input"
        type="text"
        inputMode="url"
        aria-describedby={`${id}-hint`}
        {...(wrong && { "aria-invalid": true as const })}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
          if (event.key !== "Enter") return;
          event.preventDefault();
          done();
        }}
        onInput={(event) => event.stopPropagation()}
      />
      <div className="cluster">
        <Button small onClick={done}>
          {t.linkInsert}
        </Button>
        <Button small kind="quiet" onClick={onCancel}>
          {t.linkCancel}
        </Button>
      </div>
    </div>
  );
}
