import type { VersionLine } from "#app/features/document/version.ts";
import { strokeOf } from "#app/ui/threads/thread-line.ts";

/** CSS has no dash-dot border: it is drawn as long dashes too, and its colour, number and name tell it apart. */
const borders = {
  solid: "solid",
  long_dashes: "dashed",
  double: "double",
  dash_dot: "dashed",
  dots: "dotted",
} as const;

/** The style sheet of the HTML file. Fonts are the reader's own, because the file may fetch nothing. */
export function htmlStyle(lines: VersionLine[]): string {
  const threads = lines
    .filter((line) => /^#[0-9a-f]{6}$/i.test(line.color))
    .map(
      (line) => `.line-${Number(line.code)}{border-color:${line.color};border-left-style:${borders[strokeOf(line)]}}`,
    );
  return sheet + threads.join("");
}

const sheet = `
:root{color-scheme:light dark}
body{font:1.0625rem/1.65 Georgia,"Times New Roman",serif;max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:#17191c;background:#fff;overflow-wrap:anywhere}
h1,h2,h3,h4,dt,nav,table,.number,.linking,.notice{font-family:system-ui,-apple-system,"Segoe UI",sans-serif;line-height:1.3}
h1{font-size:2rem}h2{font-size:1.5rem;margin-top:3rem}h3{font-size:1.2rem;margin-top:2rem}h4{font-size:1.05rem}
a{color:#0052a3}a:focus-visible{outline:3px solid #a35200;outline-offset:2px}
.notice{border:2px solid #8a5a00;padding:.6rem .8rem;font-weight:600}
.facts div{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .6rem}.facts dt{font-weight:600}.facts dd{margin:0}
.brief{border-left:4px solid #5b6770;padding-left:1rem}
.line{border-left:6px solid #5b6770;padding-left:1rem;margin-left:-1.35rem}
.p{position:relative;margin:1.2rem 0;padding-left:2.8rem}.p:target{background:#fff3c4}
.number{position:absolute;left:0;font-weight:600;text-decoration:none;min-width:2rem;text-align:right}
.text>:first-child{margin-top:0}.linking{font-size:.85rem;font-style:italic;margin:.2rem 0}
.mark{line-height:0;margin-left:.1em}.mark+.mark::before{content:" "}
blockquote{border-left:3px solid #9aa4ad;margin:1rem 0;padding-left:1rem}
.omissis{border-bottom:1px dotted}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #9aa4ad;padding:.35rem .5rem;text-align:left;vertical-align:top}.n{text-align:right}
[role=doc-endnotes]{font-size:.9rem}[role=doc-endnotes] li{margin:.6rem 0}.inline,.inline p:first-child{display:inline}
code{font-size:.85em}
@media (prefers-color-scheme:dark){body{color:#eceef0;background:#14161b}a{color:#9cc4ff}.p:target{background:#3a3213}a:focus-visible{outline-color:#ffc266}}
@media print{body{max-width:none;font-size:11pt;color:#000;background:#fff}a{color:inherit;text-decoration:none}h2,h3,h4{break-after:avoid}nav{break-after:page}tr,li{break-inside:avoid}.p:target{background:none}@page{margin:2cm}}
`;
