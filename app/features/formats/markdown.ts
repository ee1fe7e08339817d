import { exportText, inBrackets } from "./build.ts";
import type { ExportBlock, ExportModel, ExportNote, ExportParagraph, ExportRun } from "./model.ts";

/** CommonMark with the footnotes and tables that GitHub and Pandoc share. */
export function writeMarkdown(model: ExportModel): string {
  const t = exportText(model.lang);
  const facts: [string, string][] = [
    [t.labelCampaign, escape(model.campaign)],
    [t.labelVersion, escape(`${model.content.number} (${model.stateLabel})`)],
    [t.labelPublished, escape(model.publishedLabel)],
    [t.labelOffice, escape(model.office)],
    ...(model.actLabel ? [[t.labelAct, escape(model.actLabel)] satisfies [string, string]] : []),
    [t.labelAddress, `<${model.address}>`],
    [t.labelSha256, `\`${model.sha256}\``],
  ];
  const bodies =
    model.bodies.length === 0
      ? t.bodiesNone
      : `${t.bodiesNote}\n\n${table(
          [t.body, t.bench, t.contributions],
          model.bodies.map((body) => [body.name, body.bench, String(body.contributions)]),
        )}`;
  const paragraph = (part: ExportParagraph) => {
    const text = blocks(part.blocks, `**[${part.number}](${part.address})** `);
    return part.linking ? `${text}\n\n_(${escape(t.linking)})_` : text;
  };
  const sources = model.sources.map(
    (source) =>
      `- [${escape(source.contribution)}](${source.address}) _${inline(source.title)}_, ${inline(source.organisation)}${inBrackets(inline(source.bench))}. ${t.citedIn}: ${source.paragraphs.map(({ number }) => number).join(", ")}`,
  );
  return `${[
    ...model.notices.map((notice) => `> **${inline(notice)}**`),
    `# ${inline(model.title)}`,
    facts.map(([name, value]) => `- **${escape(name)}**: ${value.replaceAll("\n", " ")}`).join("\n"),
    `## ${t.inBrief}`,
    ...model.inBrief.split(/\n{2,}/).map(lines),
    `## ${t.howToRead}`,
    t.howToReadParagraphs,
    t.howToReadRoles,
    ...model.chapters.flatMap((chapter) => [
      ...(chapter.title ? [`## ${inline(chapter.title)}`] : []),
      ...chapter.sections.flatMap((section) => [
        `${"#".repeat(section.level + 1)} ${inline(section.title)}`,
        ...section.paragraphs.map(paragraph),
        ...(section.bodies ? [bodies] : []),
      ]),
    ]),
    ...(model.bodiesApart ? [`## ${t.bodies}`, bodies] : []),
    `## ${t.sources}`,
    ...(sources.length ? [t.sourcesNote, sources.join("\n")] : [t.sourcesNone]),
    ...model.notes.map(footnote),
  ].join("\n\n")}\n`;
}

function footnote(note: ExportNote): string {
  const body =
    note.type === "office"
      ? blocks(note.blocks)
      : `**${escape(note.roleLabel)}**: ${inline(note.organisation)}${inBrackets(inline(note.benchLabel))}, ${note.quotation === null ? "" : `«${inline(note.quotation)}», `}${escape(note.contribution)} _${inline(note.contributionTitle)}_, <${note.address}>${note.objection ? `. **${inline(note.objection)}**` : ""}${note.disowned ? `. **${inline(note.disowned)}**` : ""}`;
  return `[^${note.number}]: ${indent(body, 4)}`;
}

function blocks(list: ExportBlock[], lead = ""): string {
  const alone = lead && list[0]?.type !== "paragraph" ? [lead.trim()] : [];
  return [...alone, ...list.map((block, index) => oneBlock(block, index === 0 && alone.length === 0 ? lead : ""))].join(
    "\n\n",
  );
}

function oneBlock(block: ExportBlock, lead: string): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level + 1)} ${runs(block.runs).replaceAll("\\\n", " ")}`;
    case "paragraph":
      return lead + runs(block.runs);
    case "quote":
      return blocks(block.blocks).replace(/^/gm, "> ");
    case "list":
      return block.items
        .map((item, index) => {
          const marker = block.ordered ? `${block.from + index}. ` : "- ";
          return marker + indent(blocks(item), marker.length);
        })
        .join("\n");
    case "table": {
      const cells = (row: ExportRun[][]) => row.map((cell) => runs(cell).replaceAll("\\\n", " "));
      return grid(cells(block.head), block.rows.map(cells));
    }
    case "rule":
      return "---";
  }
}

const runs = (list: ExportRun[]) => list.map((run) => ("note" in run ? `[^${run.note}]` : styled(run))).join("");

/** In Markdown emphasis may not touch white space, so white space stays outside. */
function styled(run: Extract<ExportRun, { text: string }>): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  if (words === "") return lines(run.text);
  const mark = `${run.bold ? "**" : ""}${run.italic ? "_" : ""}`;
  const marked = `${mark}${lines(words)}${[...mark].reverse().join("")}`;
  return `${lines(before)}${run.href ? `[${marked}](<${run.href.replaceAll(/[<>\\|]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}>)` : marked}${lines(after)}`;
}

const indent = (text: string, width: number) => text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(width)}`);
const table = (head: string[], rows: string[][]) =>
  grid(
    head.map(inline),
    rows.map((row) => row.map(inline)),
  );
const grid = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/**
 * Escapes every character that Markdown or HTML could take for its own, even where it has a meaning only at the start
 * of a line.
 */
function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~$@]|&(?=[#a-z])|:(?=\/\/)/gi, "\\$&")
    .replace(/^(\s*)([-+=])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2")
    .replace(/\t/g, " ");
}
const lines = (text: string) => escape(text).replaceAll("\n", "\\\n");
const inline = (text: string) => escape(text.replaceAll("\n", " "));
