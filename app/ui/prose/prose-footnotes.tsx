import type { Block } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import type { RunOptions } from "./prose-runs.tsx";
import { Blocks } from "./prose-view.tsx";

/** All notes after the text, each with its way back. */
export function Footnotes({
  blocks,
  options,
  shift,
}: {
  blocks: readonly Block[];
  options: RunOptions;
  shift: number;
}) {
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
