import { pdfParts } from "./pdf-parts.ts";

/** A version of the document, page by page. */
export const pdfTemplate = `${pdfParts}${String.raw`
#let thread(of) = {
  let dash = (solid: none, long_dashes: (8pt, 4pt), double: none, dash_dot: "dash-dotted", dots: "dotted").at(of.stroke)
  let one(thickness) = line(length: 100%, stroke: (paint: rgb(of.color), thickness: thickness, dash: dash))
  block(sticky: true, above: 0.5em, below: 1.4em, pdf.artifact(if of.stroke == "double" { stack(spacing: 1.4pt, one(0.8pt), one(0.8pt)) } else { one(1.8pt) }))
}
#let bodies() = if d.bodies.len() == 0 { par(t.bodiesNone) } else {
  par(t.bodiesNote)
  grid-of((t.body, t.bench, t.contributions).map(text), d.bodies.map(b => (it(lines(b.name)), lines(b.bench), str(b.contributions))), columns: (1fr, auto, auto))
}
#let paragraph(p) = [#block(width: 100%, inset: (left: 1cm), it(blocks(
  p.blocks,
  lead: h(-1cm) + box(width: 1cm, link(p.address, strong(text(size: 9pt, str(p.number))))),
  tail: if p.linking { text(lang: d.lang, region: d.region, size: 9pt, emph(" [" + t.linking + "]")) },
)))#label("p-" + p.id)]

#notices()
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
    brackets(s.bench) + [. ] + link(s.address) + [. ] + t.citedIn + [: ]
    s.paragraphs.map(p => link(label("p-" + p.id), str(p.number))).join(", ")
  }))
}
`}`;
