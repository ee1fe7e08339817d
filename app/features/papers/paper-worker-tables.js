import { marks, resolved } from "./paper-worker-marks.js";

/** @import TurndownService from "turndown" */
/** @import { Losses } from "./paper-worker-xml.js" */

const cellStart = "\u0006";
const cellEnd = "\u0007";
const rowEnd = "\u0008";
/** The most columns of a table; the reader of Markdown takes some more. */
const widest = 50;

/** The cell that a node stands in. @param {Node} node @returns {Element | null} */
export function cellOf(node) {
  const found = node.parentElement?.closest("td, th");
  return found ?? null;
}

/** A cell's blocks as one line: Markdown's tables have no paragraphs. @param {string} content */
function line(content) {
  return resolved(content.replaceAll(marks.line, "\n"))
    .trim()
    .replace(/\n\s*\n|\n/g, "<br>")
    .replace(/(?:<br>\s*){2,}/g, "<br>");
}

/** @param {TurndownService} service @param {Losses} losses */
export function addTableRules(service, losses) {
  service.addRule("cell", {
    filter: ["td", "th"],
    replacement(content, node) {
      const element = /** @type {HTMLElement} */ (node);
      const across = Number(element.getAttribute("colspan") ?? 1);
      if (across > 1 || Number(element.getAttribute("rowspan") ?? 1) > 1)
        losses.add("merged_cells", content.replace(/[\u0001-\u0008]/g, ""));
      return (
        cellStart +
        line(content) +
        cellEnd +
        `${cellStart}${cellEnd}`.repeat(Math.max(0, Math.min(widest, across) - 1) || 0)
      );
    },
  });
  service.addRule("row", { filter: "tr", replacement: (content) => content + rowEnd });
  service.addRule("rows", {
    filter: ["thead", "tbody", "tfoot", "colgroup", "col"],
    replacement: (content) => content,
  });
  service.addRule("table", {
    filter: "table",
    replacement(content, node) {
      const rows = content
        .split(rowEnd)
        .map((row) => [...row.matchAll(/\u0006([^\u0007]*)\u0007/g)].map(([, cell = ""]) => cell));
      const filled = rows.filter((cells) => cells.some((cell) => cell !== ""));
      const [head] = filled;
      if (!head) return "\n\n";
      if (cellOf(node)) {
        losses.add("nested_tables", head.join(" "));
        return `\n\n${filled.map((cells) => cells.filter((cell) => cell !== "").join("; ")).join("\n")}\n\n`;
      }
      // Spreadsheets and Writer fill up rows with empty cells to the edge of the sheet.
      const width = filled.reduce((most, cells) => Math.max(most, cells.findLastIndex((cell) => cell !== "") + 1), 1);
      // Papers use a table of one cell as a frame around text; a table too wide for a page becomes the lines of its
      // cells.
      if (width > widest || (width === 1 && filled.length === 1))
        return `\n\n${filled
          .map((cells) =>
            cells
              .filter((cell) => cell !== "")
              .join("; ")
              .replaceAll("<br>", "\n\n"),
          )
          .join("\n\n")}\n\n`;
      const row = (/** @type {string[]} */ cells) =>
        `| ${Array.from({ length: width }, (_, n) => cells[n] ?? "").join(" | ")} |`;
      return `\n\n${[row(head), row(Array.from({ length: width }, () => "---")), ...filled.slice(1).map(row)].join("\n")}\n\n`;
    },
  });
}
