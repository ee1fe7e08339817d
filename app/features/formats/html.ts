import { exportText, inBrackets, type ExportText } from "./build.ts";
import { escapeXml } from "./clean.ts";
import { breaks, htmlBlocks, link } from "./html-blocks.ts";
import { htmlStyle } from "./html-style.ts";
import type { ExportBlock, ExportChapter, ExportModel, ExportNote, ExportParagraph, ExportSection } from "./model.ts";

/** A single file that needs nothing else: no script and no request. The policy within the file forbids both. */
export function writeHtml(model: ExportModel): string {
  const t = exportText(model.lang);
  const page = new Page(model, t);
  return `<!doctype html>
<html lang="${model.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeXml(model.office)}">
<meta name="dcterms.date" content="${escapeXml(model.publishedAt)}">
<link rel="canonical" href="${escapeXml(model.address)}">
<title>${escapeXml(`${model.title} – ${model.versionLabel}`)}</title>
<style>${htmlStyle(model.content.lines)}</style>
</head>
<body>
${page.body()}
</body>
</html>
`;
}

class Page {
  private readonly seen = new Set<number>();
  /** Marks Italian text inside an English shell. */
  private readonly it: string;
  constructor(
    private readonly model: ExportModel,
    private readonly t: ExportText,
  ) {
    this.it = model.lang === "it" ? "" : ` lang="it"`;
  }

  body(): string {
    const { model, t, it } = this;
    const facts: [string, string][] = [
      [t.labelCampaign, `<span${it}>${escapeXml(model.campaign)}</span>`],
      [t.labelVersion, escapeXml(`${model.content.number} (${model.stateLabel})`)],
      [t.labelPublished, `<time datetime="${escapeXml(model.publishedAt)}">${escapeXml(model.publishedLabel)}</time>`],
      [t.labelOffice, `<span${it}>${escapeXml(model.office)}</span>`],
      ...(model.actLabel ? [[t.labelAct, escapeXml(model.actLabel)] satisfies [string, string]] : []),
      [t.labelAddress, link(model.address, escapeXml(model.address))],
      [t.labelSha256, `<code>${escapeXml(model.sha256)}</code>`],
    ];
    const chapters = model.chapters.map((chapter) => this.chapter(chapter)).join("\n");
    return `<header>
${model.notices.map((notice) => `<p class="notice" role="note">${escapeXml(notice)}</p>\n`).join("")}<h1${it}>${escapeXml(model.title)}</h1>
<dl class="facts">${facts.map(([name, value]) => `<div><dt>${escapeXml(name)}</dt><dd>${value}</dd></div>`).join("")}</dl>
</header>
<nav aria-labelledby="contents"><h2 id="contents">${escapeXml(t.contents)}</h2>${this.contents()}</nav>
<main>
<section><h2 id="in-breve">${escapeXml(t.inBrief)}</h2><div class="brief"${it}>${lines(model.inBrief)}</div></section>
<section><h2 id="come-leggere">${escapeXml(t.howToRead)}</h2><p>${escapeXml(t.howToReadParagraphs)}</p><p>${escapeXml(t.howToReadRoles)}</p></section>
${chapters}
${model.bodiesApart ? `<section><h2 id="soggetti">${escapeXml(t.bodies)}</h2>${this.bodies()}</section>` : ""}
<section><h2 id="fonti">${escapeXml(t.sources)}</h2>${this.sources()}</section>
</main>
${this.notes()}`;
  }

  private contents(): string {
    const { t, model } = this;
    const entry = (id: string, title: string, inner = "", own = false) =>
      `<li><a href="#${escapeXml(id)}"${own ? this.it : ""}>${escapeXml(title)}</a>${inner}</li>`;
    const chapters = model.chapters.map((chapter) => {
      const sections = chapter.sections.map((section) => entry(`s-${section.id}`, section.title, "", true)).join("");
      return chapter.title ? entry(chapter.id, chapter.title, `<ul>${sections}</ul>`, true) : sections;
    });
    return `<ul>${entry("in-breve", t.inBrief)}${entry("come-leggere", t.howToRead)}${chapters.join("")}${model.bodiesApart ? entry("soggetti", t.bodies) : ""}${entry("fonti", t.sources)}${model.notes.length ? entry("note", t.notes) : ""}</ul>`;
  }

  private chapter(chapter: ExportChapter): string {
    const sections = chapter.sections.map((section) => this.section(section)).join("\n");
    if (!chapter.line) return sections;
    return `<section class="line line-${chapter.line.code}"><h2 id="${escapeXml(chapter.id)}"${this.it}>${escapeXml(chapter.title ?? "")}</h2>\n${sections}</section>`;
  }

  private section(section: ExportSection): string {
    const h = `h${section.level + 1}`;
    const paragraphs = section.paragraphs.map((paragraph) => this.paragraph(paragraph)).join("\n");
    return `<section><${h} id="s-${escapeXml(section.id)}"${this.it}>${escapeXml(section.title)}</${h}>\n${paragraphs}${section.bodies ? this.bodies() : ""}</section>`;
  }

  private paragraph(paragraph: ExportParagraph): string {
    const { t } = this;
    return `<div class="p" id="p-${escapeXml(paragraph.id)}"><a class="number" href="${escapeXml(paragraph.address)}" aria-label="${escapeXml(t.paragraph(paragraph.number))}">${paragraph.number}</a><div class="text"${this.it}>${this.blocks(paragraph.blocks)}</div>${paragraph.linking ? `<p class="linking">${escapeXml(t.linking)}</p>` : ""}</div>`;
  }

  private blocks(blocks: ExportBlock[]): string {
    return htmlBlocks(blocks, (number) => this.mark(number));
  }

  private mark(number: number): string {
    // A second reference to the same note may not have the same id, to which the note leads back.
    const id = this.seen.has(number) ? "" : ` id="r-${number}"`;
    this.seen.add(number);
    return `<sup class="mark"><a${id} href="#n-${number}" role="doc-noteref" aria-label="${escapeXml(this.t.note(number))}">${number}</a></sup>`;
  }

  private notes(): string {
    const { t, model } = this;
    if (model.notes.length === 0) return "";
    const items = model.notes.map(
      (note) =>
        `<li id="n-${note.number}" value="${note.number}">${this.note(note)} <a href="#r-${note.number}" role="doc-backlink" aria-label="${escapeXml(`${t.note(note.number)}: ${t.backToText}`)}">↩</a></li>`,
    );
    return `<section role="doc-endnotes" aria-labelledby="note"><h2 id="note">${escapeXml(t.notes)}</h2><ol>${items.join("\n")}</ol></section>`;
  }

  private note(note: ExportNote): string {
    if (note.type === "office") return `<div class="inline"${this.it}>${this.blocks(note.blocks)}</div>`;
    return `<b>${escapeXml(note.roleLabel)}</b>: <span${this.it}>${escapeXml(note.organisation)}</span>${inBrackets(escapeXml(note.benchLabel))}, ${note.quotation === null ? "" : `<q${this.it}>${breaks(note.quotation)}</q>, `}${link(note.address, escapeXml(note.contribution))} <i${this.it}>${escapeXml(note.contributionTitle)}</i>${note.objection ? `. <strong>${escapeXml(note.objection)}</strong>` : ""}${note.disowned ? `. <strong>${escapeXml(note.disowned)}</strong>` : ""}`;
  }

  private bodies(): string {
    const { t, model } = this;
    if (model.bodies.length === 0) return `<p>${escapeXml(t.bodiesNone)}</p>`;
    const rows = model.bodies.map(
      (body) =>
        `<tr><td${this.it}>${escapeXml(body.name)}</td><td>${escapeXml(body.bench)}</td><td class="n">${body.contributions}</td></tr>`,
    );
    return `<p>${escapeXml(t.bodiesNote)}</p><table><thead><tr><th scope="col">${escapeXml(t.body)}</th><th scope="col">${escapeXml(t.bench)}</th><th scope="col" class="n">${escapeXml(t.contributions)}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  }

  private sources(): string {
    const { t, model } = this;
    if (model.sources.length === 0) return `<p>${escapeXml(t.sourcesNone)}</p>`;
    const items = model.sources.map(
      (source) =>
        `<li>${escapeXml(source.contribution)} <i${this.it}>${escapeXml(source.title)}</i>, <span${this.it}>${escapeXml(source.organisation)}</span>${inBrackets(escapeXml(source.bench))}. ${link(source.address, escapeXml(source.address))}. ${escapeXml(t.citedIn)}: ${source.paragraphs.map(({ id, number }) => `<a href="#p-${escapeXml(id)}">${number}</a>`).join(", ")}</li>`,
    );
    return `<p>${escapeXml(t.sourcesNote)}</p><ul class="sources">${items.join("\n")}</ul>`;
  }
}

const lines = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${breaks(part)}</p>`)
    .join("");
