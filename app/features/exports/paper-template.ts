import { pdfParts } from "./pdf-parts.ts";

/** Facts, then sections: a dossier, a contribution. */
export const paperTemplate = `${pdfParts}${String.raw`
#notices()
#if d.italianTitle { it(title()) } else { title() }
#for f in d.facts { fact(f.name, runs(f.value, blocks)) }
#for s in d.sections {
  if s.italian { it(heading(lines(s.title)) + blocks(s.blocks)) } else { heading(lines(s.title)); blocks(s.blocks) }
}
`}`;
