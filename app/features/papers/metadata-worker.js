/**
 * Reads one file from standard input and writes its `Metadata` as JSON. A process of its own, in plain JavaScript with
 * packages only, so that Node starts it as it is; core/workers.server.ts watches its time and memory.
 */
import { cmsFacts } from "./metadata-worker-cms.js";
import { Facts } from "./metadata-worker-facts.js";
import { imageFacts } from "./metadata-worker-image.js";
import { docxFacts, odtFacts } from "./metadata-worker-office.js";
import { pdfFacts } from "./metadata-worker-pdf.js";
import { isXml, readZip } from "./paper-worker-zip.js";
import { answerWith } from "./worker-answer.js";

/** @import { Metadata } from "./metadata.ts" */

/** @param {Buffer} bytes @param {Facts} facts */
async function read(bytes, facts) {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return pdfFacts(bytes, facts);
  if (bytes[0] === 0x89 || bytes[0] === 0xff) return imageFacts(bytes, facts);
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") return cmsFacts(bytes, facts);
  const parts = readZip(bytes, (name) => isXml(name) || isPicture(name));
  if (parts.has("[Content_Types].xml")) docxFacts(parts, facts);
  else odtFacts(parts, facts);
  for (const [name, picture] of parts.all) if (isPicture(name)) pictureFacts(picture, facts);
}

/** Photographs within a DOCX or an ODT keep what the camera wrote. @param {string} name */
const isPicture = (name) => /^(?:word\/media|Pictures)\/[^/]+\.(?:jpe?g|png)$/i.test(name);

/** A broken picture says nothing of the paper that it stands in. @param {Buffer} picture @param {Facts} facts */
function pictureFacts(picture, facts) {
  try {
    imageFacts(picture, facts);
  } catch {
    return;
  }
}

/** @param {Buffer} bytes @returns {Promise<Metadata>} */
async function factsOf(bytes) {
  const facts = new Facts();
  await read(bytes, facts);
  return { ok: true, facts: facts.list() };
}

await answerWith(factsOf);
