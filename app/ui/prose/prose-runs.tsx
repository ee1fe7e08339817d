import { Fragment, type ReactNode } from "react";
import { linkTarget } from "#app/prose/link-target.ts";
import type { Run } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import { hanging, splitRun, type Piece, type ProseMark } from "./prose-marks.ts";
import { ThreadMargin } from "../threads/thread-margin.tsx";
import { strokeOf, toneOf } from "../threads/thread-line.ts";

export interface RunOptions {
  marks: readonly ProseMark[];
  /** Every piece carries `data-start`, so that a selection can be turned into offsets. */
  selectable: boolean;
  prefix: string;
  /** Footnote label → its number in reading order. */
  notes: ReadonlyMap<string, number>;
  omissisReason: ((code: string) => string) | undefined;
}

export function Runs({ runs, options }: { runs: readonly Run[]; options: RunOptions }) {
  const last = runs.at(-1);
  const hung = hanging(options.marks, runs[0]?.start ?? 0, last ? last.start + last.text.length : 0);
  return (
    <>
      {runs.map((run, index) => (
        <OneRun key={index} {...{ run, options, hung }} />
      ))}
    </>
  );
}

interface OneRunProps {
  run: Run;
  options: RunOptions;
  hung: ReadonlySet<ProseMark>;
}

function OneRun({ run, options, hung }: OneRunProps) {
  if (run.note !== undefined) return <NoteReference label={run.note} options={options} />;
  let shown: ReactNode = splitRun(run.text, run.start, options.marks).map((piece) => (
    <Marked key={piece.start} {...{ piece, run, options, hung }} />
  ));
  if (run.italic) shown = <em>{shown}</em>;
  if (run.bold) shown = <strong>{shown}</strong>;
  const target = linkTarget(run.href);
  return target === undefined ? (
    <>{shown}</>
  ) : (
    <a href={target} rel="nofollow noopener">
      {shown}
    </a>
  );
}

/** Everything that isn't stored text (threads, reasons) stays outside of the element that has the offset. */
function Marked({ piece, run, options, hung }: OneRunProps & { piece: Piece }) {
  const offset = options.selectable ? { "data-start": piece.start } : {};
  const text = run.omissis === undefined ? piece.text : <span className="omissis">{piece.text}</span>;
  const reason = run.omissis === undefined ? null : <OmissisReason code={run.omissis} options={options} />;
  if (piece.marks.length === 0)
    return (
      <>
        {options.selectable ? <span {...offset}>{text}</span> : text}
        {reason}
      </>
    );
  const line = piece.marks.find((mark) => mark.lines?.length)?.lines?.[0];
  const names = [
    "mark",
    line && `mark-${strokeOf(line)}`,
    line && toneOf(line.color),
    ...piece.marks.map((mark) => mark.className),
  ];
  return (
    <>
      {piece.first.map((mark, index) => (
        <Beside key={index} mark={mark} linked={run.href !== undefined} inline={!hung.has(mark)} />
      ))}
      <mark
        className={names.filter(Boolean).join(" ")}
        id={piece.first.find((mark) => mark.id)?.id}
        data-color={line?.color}
        {...offset}
      >
        {text}
      </mark>
      {reason}
      {piece.last.map((mark, index) => (
        <Fragment key={index}>{mark.after}</Fragment>
      ))}
    </>
  );
}

/** A link can't stand within a link: there the threads are shown without their links. */
function Beside({ mark, linked, inline }: { mark: ProseMark; linked: boolean; inline: boolean }) {
  return (
    <>
      {mark.before}
      {mark.lines ? (
        <ThreadMargin lines={mark.lines} inline={inline} {...(mark.href && !linked && { href: mark.href })} />
      ) : null}
    </>
  );
}

function OmissisReason({ code, options }: { code: string; options: RunOptions }) {
  const t = useText().ui;
  return (
    <span className="omissis-reason">
      {" "}
      ({options.omissisReason ? t.omissis(options.omissisReason(code)) : t.omitted})
    </span>
  );
}

function NoteReference({ label, options }: { label: string; options: RunOptions }) {
  const t = useText().ui;
  const number = options.notes.get(label);
  if (number === undefined) return null;
  return (
    <sup className="note-reference">
      <a
        id={`${options.prefix}rif-${number}`}
        href={`#${options.prefix}nota-${number}`}
        aria-label={t.footnote(String(number))}
      >
        {number}
      </a>
    </sup>
  );
}
