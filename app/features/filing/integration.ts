import { toMarkdown, type Block, type Prose } from "#app/prose/prose.ts";

export interface AskedQuestion {
  id: string;
  texts: readonly string[];
}

interface Part {
  heading: string | null;
  blocks: Block[];
}

/**
 * A filed text as a draft again. The office's headings lead each answer back to its question, whatever its wording was;
 * what stands under no heading is the free text. If a question is gone, its answer keeps it as a heading.
 */
export function editableText(
  prose: Prose,
  questions: readonly AskedQuestion[],
  freeText: string,
): { answers: Record<string, string>; body: string } {
  const parts = partsOf(prose.blocks);
  const answers: Record<string, string> = {};
  const body: string[] = [];
  for (const { heading, blocks } of parts) {
    const text = toMarkdown({ blocks: heading === null ? blocks : blocks.map(raised), plain: "" }).trim();
    const question = questions.find(
      (each) => heading !== null && each.texts.includes(heading) && answers[each.id] === undefined,
    );
    if (question) answers[question.id] = text;
    else if (text !== "") body.push(heading === null || heading === freeText ? text : `# ${heading}\n\n${text}`);
  }
  return { answers, body: body.join("\n\n") };
}

/** In a filed text footnotes stand at the end: each goes back to the part that refers to it. */
function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    if (block.type === "footnote") continue;
    if (block.type === "heading" && block.office)
      parts.push({ heading: block.runs.map((run) => run.text).join(""), blocks: [] });
    else if (parts.length === 0) parts.push({ heading: null, blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  for (const part of parts) {
    const refersTo = JSON.stringify(part.blocks);
    part.blocks.push(
      ...blocks.filter(
        (block) => block.type === "footnote" && refersTo.includes(`"note":${JSON.stringify(block.label)}`),
      ),
    );
  }
  return parts;
}

/** Under a question, headings had been moved one level down. */
function raised(block: Block): Block {
  return block.type === "heading" && block.level > 2 ? { ...block, level: block.level === 4 ? 3 : 2 } : block;
}
