/**
 * Reads one paper from standard input and writes `Imported` as JSON. A process of its own, in plain JavaScript with
 * packages only, so that Node starts it as it is; core/workers.server.ts watches its time and memory.
 */
import { docxToHtml } from "./paper-worker-docx.js";
import { htmlToMarkdown } from "./paper-worker-html.js";
import { odtToHtml } from "./paper-worker-odt.js";
import { pastedToHtml } from "./paper-worker-pasted.js";
import { Refused } from "./paper-worker-xml.js";
import { readZip } from "./paper-worker-zip.js";
import { answerWith } from "./worker-answer.js";

/** @import { Imported } from "./paper.ts" */

/** @param {Buffer} bytes */
async function fromPaper(bytes) {
  // OLE: an old .doc, or a .docx that Word encrypted with a password (its package is then a stream of that name).
  if (bytes.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") {
    throw new Refused(bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "not_supported");
  }
  if (bytes.subarray(0, 2).toString() !== "PK") throw new Refused(bytes.length === 0 ? "broken" : "not_supported");
  const parts = readZip(bytes);
  if (parts.has("content.xml") && !parts.has("[Content_Types].xml")) return odtToHtml(parts);
  if (parts.has("[Content_Types].xml") && parts.names.some((name) => name.startsWith("word/")))
    return docxToHtml(parts);
  throw new Refused(parts.has("[Content_Types].xml") && parts.names.length < 4 ? "broken" : "not_supported");
}

/** @param {Buffer} bytes @returns {Promise<Imported>} */
async function read(bytes) {
  const { html, losses } = process.argv[2] === "pasted" ? pastedToHtml(bytes.toString("utf8")) : await fromPaper(bytes);
  const markdown = htmlToMarkdown(html, losses);
  return { ok: true, markdown, losses: losses.list() };
}

await answerWith(read);
