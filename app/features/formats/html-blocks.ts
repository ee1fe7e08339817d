import { escapeXml } from "./clean.ts";
import type { ExportBlock, ExportRun } from "./model.ts";

/** Blocks as HTML; `mark` writes the reference to a note. A heading stands one level below the page's own parts. */
export function htmlBlocks(blocks: readonly ExportBlock[], mark: (note: number) => string): string {
  const inner = (from: readonly ExportBlock[]) => htmlBlocks(from, mark);
  const runs = (from: readonly ExportRun[]) =>
    from.map((run) => ("note" in run ? mark(run.note) : styled(run))).join("");
  return blocks
    .map((block) => {
      switch (block.type) {
        case "heading":
          return `<h${block.level + 1}>${runs(block.runs)}</h${block.level + 1}>`;
        case "paragraph":
          return `<p>${runs(block.runs)}</p>`;
        case "quote":
          return `<blockquote>${inner(block.blocks)}</blockquote>`;
        case "list": {
          const items = block.items.map((item) => `<li>${inner(item)}</li>`).join("");
          return block.ordered ? `<ol start="${block.from}">${items}</ol>` : `<ul>${items}</ul>`;
        }
        case "table": {
          const head = block.head.map((cell) => `<th scope="col">${runs(cell)}</th>`).join("");
          const rows = block.rows
            .map((row) => `<tr>${row.map((cell) => `<td>${runs(cell)}</td>`).join("")}</tr>`)
            .join("");
          return `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
        }
        case "rule":
          return "<hr>";
      }
    })
    .join("");
}

export const link = (address: string, html: string): string => `<a href="${escapeXml(address)}">${html}</a>`;
export const breaks = (text: string): string => escapeXml(text).replaceAll("\n", "<br>");

function styled(run: Extract<ExportRun, { text: string }>): string {
  let html = breaks(run.text);
  if (run.omissis) html = `<span class="omissis">${html}</span>`;
  if (run.italic) html = `<em>${html}</em>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  return run.href ? link(run.href, html) : html;
}
