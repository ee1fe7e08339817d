/**
 * What every PDF begins with, in Typst. It holds no word of any document: everything comes as data through `json()`.
 * Strings that reach the page as values are never read as markup, so no text can become code.
 */
export const pdfParts = String.raw`
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

#let brackets(bench) = if bench != "" { [ (] + lines(bench) + [)] }
#let noted(n) = label("n-" + str(n))
#let mark(n, blocks) = {
  let note = d.notes.at(n - 1)
  // Numbers come from the data: they are the same in every format.
  [#footnote(numbering: _ => str(n), h(0.2em) + if note.type == "office" { it(blocks(note.blocks, inline: true)) } else {
    strong(note.roleLabel)
    [: ]
    it(lines(note.organisation) + brackets(note.benchLabel) + [, ] + if note.quotation != none { [«] + lines(note.quotation) + [», ] })
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
    if run.at("small", default: false) { body = text(size: 8pt, body) }
    if run.at("italian", default: false) { body = it(body) }
    if "href" in run { link(run.href, body) } else { body }
  }
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
#let notices() = for notice in d.notices { block(width: 100%, stroke: 1pt + rgb("#8a5a00"), inset: 8pt, par(strong(lines(notice)))) }
`;
