import { storedProse } from "#app/prose/stored-prose.ts";
import { exportText } from "#app/features/formats/build.ts";
import { clean } from "#app/features/formats/clean.ts";
import { paperText } from "#app/features/pdf/paper-text.ts";
import { writePaper } from "#app/features/pdf/pdf.server.ts";
import { contributionFacts, type ArchivedText } from "./archived-text.ts";

/** A published contribution as PDF/A-2a and PDF/UA-1: what the public read when the archive was written. */
export function contributionPdf(text: ArchivedText, body: string): Promise<Uint8Array> {
  const { blocks, notes } = paperText(storedProse(text).blocks);
  const t = exportText("it");
  return writePaper({
    lang: "it",
    italianTitle: true,
    title: clean(text.title),
    author: clean(body),
    at: text.publishedAt ?? text.receivedAt,
    description: [...(text.demo ? [t.demoNotice] : []), text.address].join(" "),
    runningHead: [text.number, clean(text.title), ...(text.demo ? [t.demoShort] : [])].join(" · "),
    notices: text.demo ? [t.demoNotice] : [],
    facts: contributionFacts(text).map(([name, value]) => ({
      name,
      value: [
        {
          text: clean(value),
          ...(value === text.address && { href: value }),
          ...(value === text.sha256 && { small: true as const }),
        },
      ],
    })),
    sections: [{ title: "Testo", italian: true, blocks }],
    notes,
  });
}
