import type { Block } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import type { ProseMark } from "./prose-marks.ts";
import { outline } from "./prose-outline.ts";
import { Runs, type RunOptions } from "./prose-runs.tsx";

export interface ProseViewProps {
  blocks: readonly Block[];
  marks?: readonly ProseMark[];
  /**
   * The heading of the page under which the text stands: 0 under the h1, so that the text's own headings begin at h2; 1
   * under an h2.
   */
  headingShift?: number;
  selectable?: boolean;
  /** Keeps footnote ids apart where a page shows several texts. */
  prefix?: string;
  omissisReason?: (code: string) => string;
  lang?: string;
  /** Inside cards and lists: smaller, without the reading measure. */
  compact?: boolean;
}

/**
 * The only way in which stored text reaches a page: elements are made from blocks, and no string is ever read as
 * markup.
 */
export function ProseView({
  blocks: stored,
  marks = [],
  headingShift = 0,
  selectable = false,
  prefix = "",
  omissisReason,
  lang,
  compact,
}: ProseViewProps) {
  const blocks = outline(stored);
  const notes = new Map(
    blocks
      .flatMap((block) => (block.type === "footnote" ? [block.label] : []))
      .map((label, index) => [label, index + 1]),
  );
  const options: RunOptions = { marks, selectable, prefix, notes, omissisReason };
  const margin = marks.some((mark) => mark.lines?.length);
  return (
    <div
      className={["prose", compact && "prose-compact", margin && "prose-margin"].filter(Boolean).join(" ")}
      lang={lang}
    >
      <Blocks blocks={blocks.filter((block) => block.type !== "footnote")} options={options} shift={headingShift} />
      <Footnotes blocks={blocks} options={options} shift={headingShift} />
    </div>
  );
}

export function Blocks({ blocks, options, shift }: { blocks: readonly Block[]; options: RunOptions; shift: number }) {
  return (
    <>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} options={options} shift={shift} />
      ))}
    </>
  );
}

function OneBlock({ block, options, shift }: { block: Block; options: RunOptions; shift: number }) {
  const t = useText().ui;
  switch (block.type) {
    case "heading": {
      const Heading = `h${Math.min(6, block.level + shift)}` as "h2";
      return (
        <Heading>
          <Runs runs={block.runs} options={options} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p className={block.office ? "office-text" : undefined}>
          {block.office ? <span className="office-mark">{t.officeText}</span> : null}
          <Runs runs={block.runs} options={options} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.blocks} options={options} shift={shift} />
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Blocks blocks={item} options={options} shift={shift} />
        </li>
      ));
      return block.ordered ? <ol start={block.from}>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return <ProseTable block={block} options={options} />;
    case "rule":
      return <hr />;
    case "footnote":
      return null;
  }
}

function ProseTable({ block, options }: { block: Extract<Block, { type: "table" }>; options: RunOptions }) {
  const t = useText().ui;
  return (
    <div className="table-scroll" role="group" aria-label={t.sourceTable} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              <th key={index} scope="col">
                <Runs runs={cell} options={options} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Runs runs={cell} options={options} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** All notes, after the text, each with a link back to its place. */
function Footnotes({ blocks, options, shift }: { blocks: readonly Block[]; options: RunOptions; shift: number }) {
  const t = useText().ui;
  const notes = blocks.filter((block) => block.type === "footnote");
  if (notes.length === 0) return null;
  return (
    <section className="footnotes" aria-label={t.footnotes}>
      <ol>
        {notes.map((note, index) => (
          <li key={note.label} id={`${options.prefix}nota-${index + 1}`}>
            <Blocks blocks={note.blocks} options={options} shift={shift} />
            <a
              className="note-back"
              href={`#${options.prefix}rif-${index + 1}`}
              aria-label={t.backToText(String(index + 1))}
            >
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
