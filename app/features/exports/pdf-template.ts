/**
 * The page in Typst. It holds no word of the document: everything comes as data through `json()`, and strings that reach the
 * page as values are never read as markup, so no text can become code.
 */
export const pdfTemplate = String.raw`
#let d = json("/data.json")
#let t = d.text
#let blue = rgb("#17324d")
#let it(body) = text(lang: "it", region: "IT", body)
#let lines(s) = s.split("\n").map(part => text(part)).join(linebreak())

#set document(title: d.title, author: d.office, description: d.description, date: datetime(..d.date))
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), fallback: false, size: 10.5pt, lang: d.lang, region: d.region)
#set par(leading: 0.7em, spacing: 1em)
#set page(
  paper: "a4", margin: (x: 2.4cm, top: 2.4cm, bottom: 2.2cm),
  header: context if counter(page).get().first() > 1 { set text(size: 8.5pt); lines(d.header) },
  footer: context { set text(size: 8.5pt); align(center, t.page + " " + counter(page).display() + " / " + str(counter(page).final().first())) },
)
#set heading(numbering: none)
#show heading: set text(fill: blue)
#show heading.where(level: 1): set text(size: 1.15em)
#show heading: set block(above: 1.8em, below: 0.9em)
#show title: set text(size: 1.25em, fill: blue)
#show link: set text(fill: rgb("#0052a3"))
#set footnote.entry(gap: 0.6em)
#show footnote.entry: set text(size: 8.5pt)
#set table(stroke: 0.5pt + rgb("#9aa4ad"), inset: 5pt)

#let noted(n) = label("n-" + str(n))
#let mark(n, blocks) = {
  let note = d.notes.at(n - 1)
  // Numbers come from the data: they are the same in every format.
  [#footnote(numbering: _ => str(n), h(0.2em) + if note.type == "office" { it(blocks(note.blocks, inline: true)) } else {
    strong(note.roleLabel)
    [: ]
    it(lines(note.organisation) + [ (] + lines(note.benchLabel) + [), «] + lines(note.quotation) + [», ])
    link(note.address, note.contribution)
    [ ]
    it(emph(lines(note.contributionTitle)))
    if note.objection != none { [. ] + strong(lines(note.objection)) }
    if note.disowned != none { [. ] + strong(lines(note.disowned)) }
  })#noted(n)]
}
#let runs(rs, blocks) = for (index, run) in rs.enumerate() {
  if "note" in run {
    if index > 0 and "note" in rs.at(index - 1) { super[, ] }
    if run.first { mark(run.note, blocks) } else { footnote(noted(run.note)) }
  } else {
    let body = lines(run.text)
    if run.at("italic", default: false) { body = emph(body) }
    if run.at("bold", default: false) { body = strong(body) }
    if "href" in run { link(run.href, body) } else { body }
  }
}
#let thread(of) = {
  let dash = (solid: none, long_dashes: (8pt, 4pt), double: none, dash_dot: "dash-dotted", dots: "dotted").at(of.stroke)
  let one(thickness) = line(length: 100%, stroke: (paint: rgb(of.color), thickness: thickness, dash: dash))
  block(sticky: true, above: 0.5em, below: 1.4em, pdf.artifact(if of.stroke == "double" { stack(spacing: 1.4pt, one(0.8pt), one(0.8pt)) } else { one(1.8pt) }))
}
#let grid-of(head, rows, columns: auto) = table(columns: if columns == auto { head.len() } else { columns }, table.header(..head.map(strong)), ..rows.flatten())
#let blocks(bs, lead: none, tail: none, inline: false) = for (index, b) in bs.enumerate() {
  let first = if index == 0 { lead } else { none }
  let last = if index == bs.len() - 1 { tail } else { none }
  if first != none and b.type != "paragraph" { par(first) }
  if b.type == "paragraph" and index == 0 and inline { runs(b.runs, blocks) }
  else if b.type == "paragraph" { par(first + runs(b.runs, blocks) + last) }
  else if b.type == "heading" { heading(level: b.level, runs(b.runs, blocks)) }
  else if b.type == "quote" { quote(block: true, blocks(b.blocks, tail: last)) }
  else if b.type == "list" {
    let end = b.items.len() - 1
    let items = b.items.enumerate().map(((at, item)) => blocks(item, tail: if at == end { last }))
    if b.ordered { enum(start: b.from, ..items) } else { list(..items) }
  }
  else if b.type == "table" { grid-of(b.head.map(cell => runs(cell, blocks)), b.rows.map(row => row.map(cell => runs(cell, blocks)))) }
  else { pdf.artifact(line(length: 100%, stroke: 0.5pt + rgb("#9aa4ad"))) }
  if last != none and b.type in ("heading", "table", "rule") { par(last) }
}
#let fact(name, value) = par(spacing: 0.6em, strong(name + ": ") + value)
#let bodies() = if d.bodies.len() == 0 { par(t.bodiesNone) } else {
  par(t.bodiesNote)
  grid-of((t.body, t.bench, t.contributions).map(text), d.bodies.map(b => (it(lines(b.name)), lines(b.bench), str(b.contributions))), columns: (1fr, auto, auto))
}
#let paragraph(p) = [#block(width: 100%, inset: (left: 1cm), it(blocks(
  p.blocks,
  lead: h(-1cm) + box(width: 1cm, link(p.address, strong(text(size: 9pt, str(p.number))))),
  tail: if p.linking { text(lang: d.lang, region: d.region, size: 9pt, emph(" [" + t.linking + "]")) },
)))#label("p-" + p.id)]

#for notice in d.notices { block(width: 100%, stroke: 1pt + rgb("#8a5a00"), inset: 8pt, par(strong(lines(notice)))) }
#it(title())
#fact(t.labelCampaign, it(lines(d.campaign)))
#fact(t.labelVersion, d.version)
#fact(t.labelPublished, d.publishedLabel)
#fact(t.labelOffice, it(lines(d.office)))
#if d.actLabel != none { fact(t.labelAct, it(lines(d.actLabel))) }
#fact(t.labelAddress, link(d.address))
#fact(t.labelSha256, text(size: 8.5pt, d.sha256))
#outline(title: t.contents, depth: 2)
#heading(t.inBrief)
#it(for part in d.inBrief { par(lines(part)) })
#heading(t.howToRead)
#par(t.howToReadParagraphs)
#par(t.howToReadRoles)
#for chapter in d.chapters {
  if chapter.title != none { it(heading(lines(chapter.title))) }
  if chapter.thread != none { thread(chapter.thread) }
  for section in chapter.sections {
    it(heading(level: section.level, lines(section.title)))
    for p in section.paragraphs { paragraph(p) }
    if section.bodies { bodies() }
  }
}
#if d.bodiesApart { heading(t.bodies); bodies() }
#heading(t.sources)
#if d.sources.len() == 0 { par(t.sourcesNone) } else {
  par(t.sourcesNote)
  list(..d.sources.map(s => {
    s.contribution
    [ ]
    it(lines(s.title) + [, ] + lines(s.organisation))
    [ (] + lines(s.bench) + [). ] + link(s.address) + [. ] + t.citedIn + [: ]
    s.paragraphs.map(p => link(label("p-" + p.id), str(p.number))).join(", ")
  }))
}
`;
