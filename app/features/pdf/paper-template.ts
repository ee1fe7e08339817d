import { pdfParts } from "./pdf-parts.ts";

/** Facts, then sections: for a dossier or a contribution. */
export const paperTemplate = `${pdfParts}${String.raw`
#notices()
#if d.italianTitle { it(title()) } else { title() }
#for f in d.facts { fact(f.name, runs(f.value, blocks)) }
#for s in d.sections {
  heading(lines(s.title))
  if s.italian { it(blocks(s.blocks)) } else { blocks(s.blocks) }
}
`}`;
