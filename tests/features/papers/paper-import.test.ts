import { expect, test } from "vitest";
import { parseProse } from "#app/prose/prose.server.ts";
import { importPaper, importPasted } from "#app/features/papers/papers.server.ts";
import { docx, item, odt, p, run, styled, table, wordPart } from "./paper-files.ts";

const bold = "<w:b/>";
const shownIn = (markdown: string) => parseProse(markdown).blocks.map((block) => block.type);

test("a Word paper's headings, lists, tables, notes, formats and links survive", async () => {
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const endnote = '<w:r><w:endnoteReference w:id="1"/></w:r>';
  const link = `<w:hyperlink r:id="rId5">${run("i dati")}</w:hyperlink>`;
  const body = [
    styled("Titolo1", "Lavoro e città"),
    styled("Titolo2", "Premessa"),
    p(
      run("Un testo ") +
        run("molto chiaro", bold) +
        run(" e ") +
        run("inclinato", "<w:i/>") +
        run(" con nota") +
        note +
        run(" e chiusura") +
        endnote +
        run("."),
    ),
    item("primo", 0) + item("dentro", 1) + item("secondo", 0),
    item("uno", 0, 2) + item("due", 0, 2),
    table(["Voce", "Valore"], ["a | b", "*3*"]),
    p(`<w:fldSimple w:instr="REF a">${run("Vedi ")}</w:fldSimple>` + link + run(": 1 < 2 & <b>")),
  ].join("");
  const result = await importPaper(docx(body), "paper.docx");
  expect(result).toMatchObject({
    ok: true,
    losses: [{ kind: "endnotes_as_footnotes", count: 1, sample: "Nota di chiusura" }],
  });
  const { markdown } = result as { markdown: string };
  const prose = parseProse(markdown);
  expect(shownIn(markdown)).toEqual([
    "heading",
    "heading",
    "paragraph",
    "list",
    "list",
    "table",
    "paragraph",
    "footnote",
    "footnote",
  ]);
  expect(prose.plain.split("\n")).toEqual([
    "Lavoro e città",
    "Premessa",
    "Un testo molto chiaro e inclinato con nota e chiusura.",
    "primo",
    "dentro",
    "secondo",
    "uno",
    "due",
    "Voce",
    "Valore",
    "a | b",
    "*3*",
    "Vedi i dati: 1 < 2 & <b>",
    "Testo della nota",
    "Nota di chiusura",
  ]);
  // One space after each mark: this is what people then see and go on writing.
  expect(markdown).toContain("- primo\n  - dentro\n- secondo\n");
  expect(markdown).toContain("1. uno\n2. due\n");
  expect(prose.blocks[3]).toMatchObject({
    ordered: false,
    items: [[{ type: "paragraph" }, { type: "list" }], [{ type: "paragraph" }]],
  });
  expect(prose.blocks[4]).toMatchObject({ ordered: true });
  expect(JSON.stringify(prose)).toMatch(
    /"text":"molto chiaro","start":\d+,"bold":true.*"text":"inclinato","start":\d+,"italic":true.*"note":"1".*"href":"https:\/\/example.org\/dati"/,
  );
});

test("a Word paper with one each of what cannot be kept lists one each", async () => {
  const picture =
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x" descr="La piazza"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId6"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
  const box = `<w:txbxContent>${p(run("Nel riquadro"))}</w:txbxContent>`;
  const body = [
    p(
      run("Prima ") +
        `<w:ins w:id="1">${run("aggiunto")}</w:ins>` +
        '<w:del w:id="2"><w:r><w:delText>tolto</w:delText></w:r></w:del>',
    ),
    p(
      '<w:moveFrom w:id="3">' +
        run("spostato via") +
        "</w:moveFrom>" +
        `<w:moveTo w:id="4">${run("spostato qui")}</w:moveTo>`,
    ),
    p(picture),
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"),
    p(run("barrato", "<w:strike/>") + run("nascosto", "<w:vanish/>")),
    p(run("Numerato"), '<w:pStyle w:val="Titolo1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
  ].join("");
  const result = await importPaper(
    docx(body, {
      "word/comments.xml": wordPart("comments", `<w:comment w:id="1">${p(run("Da rivedere"))}</w:comment>`),
      "word/header1.xml": wordPart("hdr", p(run("Carta intestata"))),
      "word/footer1.xml": wordPart("ftr", p(run("Via Esempio 1"))),
      "word/footer2.xml": wordPart("ftr", p(run("2"))),
    }),
    "x.docx",
  );
  expect(
    result.ok && Object.fromEntries(result.losses.map(({ kind, count, sample }) => [kind, [count, sample]])),
  ).toEqual({
    tracked_insertions: [1, "aggiunto"],
    tracked_deletions: [1, "tolto"],
    tracked_moves: [1, "spostato qui"],
    images: [1, "La piazza"],
    text_boxes: [1, "Nel riquadro"],
    equations: [1, "x=1"],
    struck_text: [1, "barrato"],
    hidden_text: [1, "nascosto"],
    numbered_headings: [1, "Numerato"],
    comments: [1, "Da rivedere"],
    header: [1, "Carta intestata"],
    footer: [1, "Via Esempio 1"],
    endnotes_as_footnotes: [1, "Nota di chiusura"],
  });
  const plain = result.ok ? parseProse(result.markdown).plain : "";
  expect(plain).toContain("Prima aggiunto\nspostato qui");
  expect(plain).not.toMatch(/tolto|spostato via|Da rivedere|Carta intestata/);
});

const odtStyles = `<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="BI" style:family="text" style:parent-style-name="B"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>`;

test("a Writer paper's text survives, and what cannot be kept is listed", async () => {
  const text = `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ada</dc:creator></office:change-info><text:p>tolto</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Titolo</text:h>
<text:p>Un <text:span text:style-name="B">forte</text:span> e <text:span text:style-name="BI">tutto</text:span><text:s text:c="2"/>con nota<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>La nota</text:p></text:note-body></text:note> &lt;b&gt;<office:annotation><dc:creator>Ada</dc:creator><text:p>Commento</text:p></office:annotation></text:p>
<text:list text:style-name="N"><text:list-item><text:p>uno</text:p><text:list><text:list-item><text:p>dentro</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>due</text:p></text:list-item></text:list>
<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1</text:p><text:p>2</text:p></table:table-cell><table:table-cell table:number-columns-repeated="100000"/></table:table-row></table:table>
<text:p><text:a xlink:href="https://example.org/">buono</text:a> <text:a xlink:href="javascript:alert(1)">cattivo</text:a><text:span text:style-name="S">barrato</text:span></text:p>
<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>La mappa</svg:title></draw:frame><draw:frame><draw:text-box><text:p>Riquadro</text:p></draw:text-box></draw:frame></text:p>`;
  const bands =
    "<office:master-styles><style:master-page><style:header><text:p>Testata</text:p></style:header><style:footer><text:p>Piede</text:p></style:footer></style:master-page></office:master-styles>";
  const result = await importPaper(odt(text, odtStyles, bands), "senza-estensione");
  expect(
    result.ok && Object.fromEntries(result.losses.map(({ kind, count, sample }) => [kind, [count, sample]])),
  ).toEqual({
    tracked_deletions: [1, "tolto"],
    tracked_insertions: [1, undefined],
    comments: [1, "Commento"],
    struck_text: [1, "barrato"],
    images: [1, "La mappa"],
    text_boxes: [1, "Riquadro"],
    header: [1, "Testata"],
    footer: [1, "Piede"],
    unsafe_links: [1, "javascript:alert(1)"],
  });
  const { markdown } = result as { markdown: string };
  const prose = parseProse(markdown);
  expect(prose.plain).toContain("Titolo\nUn forte e tutto con nota <b>\nuno\ndentro\ndue\nA\nB\n");
  expect(prose.plain).toContain("\n1\n2\n");
  expect(prose.plain).toMatch(/La nota$/);
  expect(JSON.stringify(prose)).not.toContain("javascript");
  expect(JSON.stringify(prose)).toMatch(
    /"text":"forte","start":\d+,"bold":true.*"text":"tutto","start":\d+,"bold":true,"italic":true/,
  );
  expect(prose.blocks.find((block) => block.type === "list")).toMatchObject({
    ordered: true,
    items: [[{}, { type: "list", ordered: false }], [{}]],
  });
});

test("text pasted from Word keeps its lists, notes and tables, and lists what it lost", async () => {
  const li = (level: number, glyph: string, text: string) =>
    `<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${glyph}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
  const html = `Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><style>p{color:red}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body><!--StartFragment-->
<h2>Titolo</h2><p class=MsoNormal>Testo <b style='mso-bidi-font-weight:normal'>forte</b>, <i>lieve</i><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.<br>A capo</p>
${li(1, "·", "uno")}${li(2, "o", "dentro")}${li(1, "·", "due")}<p>Fra</p>${li(1, "1.", "primo")}${li(1, "2.", "secondo")}
<table><tr><td><p>a</p></td><td><p><b>b</b></p></td></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>
<p><del>via</del><ins>nuovo</ins> <img src="file:///c:/x.png" alt="Foto"><span style="display:none">celato</span></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> La nota</p></div></div><!--EndFragment--></body></html>`;
  const result = await importPasted(html);
  const { markdown } = result as { markdown: string };
  expect(parseProse(markdown).plain).toBe(
    "Titolo\nTesto forte, lieve.\nA capo\nuno\ndentro\ndue\nFra\nprimo\nsecondo\na\nb\n1\n2\n3\nnuovo\nLa nota",
  );
  expect(shownIn(markdown)).toEqual([
    "heading",
    "paragraph",
    "list",
    "paragraph",
    "list",
    "table",
    "paragraph",
    "footnote",
  ]);
  expect(result.ok && Object.fromEntries(result.losses.map(({ kind, sample }) => [kind, sample]))).toEqual({
    images: "Foto",
    tracked_deletions: "via",
    tracked_insertions: "nuovo",
    hidden_text: "celato",
  });
});

test.each([
  ["bold that would not be read as such loses its marks, not its text", "<p>la<b>(forte)</b>zza</p>", "la(forte)zza"],
  [
    "signs of Markdown in the text stay text",
    "<p># no *x* [a](b) `c` 1. ~ | &lt;b&gt;</p><p>1. no</p><p>- no</p>",
    "# no *x* [a](b) `c` 1. ~ | <b>\n1. no\n- no",
  ],
  ["code is text", "<pre>a *b*\nc</pre><p><code>x_y_z</code></p>", "a *b* c\nx_y_z"],
  ["scripts and handlers are gone", "<script>alert(1)</script><p onclick=alert(1)>a</p><iframe src=x>z</iframe>", "a"],
  ["characters that control are gone", "<p>a&#1;b&#6;c\u0007</p>", "abc"],
  ["a break at a paragraph's end is none", "<p>a<br></p><p><br></p><p>b</p>", "a\nb"],
  ["nothing is nothing", "", ""],
])("pasted: %s", async (_, html, plain) => {
  const result = await importPasted(html);
  expect(result.ok && parseProse(result.markdown).plain).toBe(plain);
});
