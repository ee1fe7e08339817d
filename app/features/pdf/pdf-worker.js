/**
 * Makes one PDF/A of each Typst template and data that it is sent. In plain JavaScript with packages only, so that Node
 * starts it as it is; pdf-process.server.ts watches its time.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { legible } from "./pdf-worker-legible.js";

/** Nothing is read from it: Typst needs a root folder, and the data is mapped into it. */
const workspace = join(tmpdir(), "tavolo-comune-typst");

/**
 * The document as PDF/A-2a, once Typst has accepted it as PDF/UA-1 too. Throws for whatever Typst refuses, and for any
 * warning (a missing font, a layout that did not settle).
 * @param {string} source @param {unknown} data
 */
function compile(source, data) {
  const compiler = NodeCompiler.create({ workspace });
  compiler.mapShadow(join(workspace, "data.json"), Buffer.from(JSON.stringify(data)));
  const compiled = compiler.compile({ mainFileContent: source, resetRead: true });
  const diagnostics = compiled.takeDiagnostics();
  if (diagnostics) throw new Error(`Typst: ${JSON.stringify(compiler.fetchDiagnostics(diagnostics)).slice(0, 2000)}`);
  const document = compiled.result;
  if (!document) throw new Error("Typst gave no document and no diagnostic");
  compiler.pdf(document, { pdfStandard: "ua-1" });
  const pdf = compiler.pdf(document, { pdfStandard: "a-2a" });
  // Documents are written once and share nothing, so what Typst remembers of one would only fill the memory.
  compiler.evictCache(0);
  return pdf;
}

/** Whether the fonts have the characters, in the four cuts that the template uses. @param {string} characters */
function isDrawn(characters) {
  const source = `#set document(title: "x")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), fallback: false)
#let s = json("/data.json")
#s #strong(s) #emph(s) #strong(emph(s))`;
  try {
    compile(source, characters);
    return true;
  } catch (error) {
    if (String(error).includes("could not be displayed") || String(error).includes("private area")) return false;
    throw error;
  }
}

process.on("message", (/** @type {{ template: string, data: unknown }} */ { template, data }) => {
  try {
    process.send?.({ pdf: compile(template, legible(data, isDrawn)) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : String(error) });
  }
});
// The process that asked has ended, or needs this one no longer.
process.on("disconnect", () => process.exit(0));
