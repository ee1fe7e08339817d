import { storedProse } from "#app/prose/stored-prose.ts";
import { contributionFacts, type ArchivedText } from "./archived-text.ts";
import { exportBlocks, footnotesOf } from "#app/features/formats/blocks.ts";
import { escapeXml } from "#app/features/formats/clean.ts";
import { htmlBlocks } from "#app/features/formats/html-blocks.ts";

/** A published contribution as one page that needs nothing else: no script, no request. */
export function contributionHtml(text: ArchivedText): string {
  const { blocks } = storedProse(text);
  const notes = footnotesOf(blocks);
  const numbers = new Map(notes.map((note, index) => [note.label, index + 1]));
  const html = (from: typeof blocks) =>
    htmlBlocks(
      exportBlocks(from, 2, (label) => numbers.get(label) ?? null),
      (number) => `<sup><a href="#n-${number}">${number}</a></sup>`,
    );
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(`${text.number}. ${text.title}`)}</title>
<link rel="canonical" href="${escapeXml(text.address)}">
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif}dt{font-weight:bold}.omissis{background:#eee}code{overflow-wrap:anywhere}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:left}</style>
</head>
<body>
<h1>${escapeXml(text.title)}</h1>
<dl>${contributionFacts(text)
    .map(([name, value]) => `<dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd>`)
    .join("")}</dl>
<main>${html(blocks)}</main>
${notes.length > 0 ? `<section><h2>Note</h2><ol>${notes.map((note, index) => `<li id="n-${index + 1}">${html(note.blocks)}</li>`).join("")}</ol></section>` : ""}
</body>
</html>
`;
}
