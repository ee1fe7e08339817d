import { strToU8, zipSync } from "fflate";
import mammoth from "mammoth";
import { Losses, Refused, descendants, readXml, textOf, xmlTree } from "./paper-worker-xml.js";

/** @import { XmlElement } from "./paper-worker-xml.js" */
/** @import { Parts } from "./paper-worker-zip.js" */

const wordText = (/** @type {XmlElement} */ element) =>
  [...descendants(element)]
    .filter(({ name }) => name === "w:t" || name === "w:delText")
    .map(textOf)
    .join("");

const isOn = (/** @type {XmlElement | undefined} */ property) =>
  property !== undefined && !/^(?:0|false|off|none)$/.test(property.attributes["w:val"] ?? "");
const child = (/** @type {XmlElement | undefined} */ element, /** @type {string} */ name) =>
  /** @type {XmlElement | undefined} */ (
    element?.children.find((found) => typeof found !== "string" && found.name === name)
  );

/**
 * Notes what mammoth accepts or drops without saying so, in one walk over the document.
 * @param {XmlElement} element @param {Losses} losses @param {Set<string>} numbered styles that number their headings
 */
function look(element, losses, numbered) {
  for (const found of element.children) {
    if (typeof found === "string") continue;
    const { name } = found;
    // Word writes a drawing twice, for new and for old programs; mammoth reads the one for old programs.
    if (name === "mc:Choice" && child(element, "mc:Fallback")) continue;
    const text = () => wordText(found);
    if (name === "w:ins" && text() !== "") losses.add("tracked_insertions", text());
    else if (name === "w:del" && text() !== "") losses.add("tracked_deletions", text());
    else if (name === "w:moveTo" && text() !== "") losses.add("tracked_moves", text());
    else if (name === "w:txbxContent") losses.add("text_boxes", text());
    else if (name === "m:oMath")
      losses.add(
        "equations",
        [...descendants(found)]
          .filter((part) => part.name === "m:t")
          .map(textOf)
          .join(""),
      );
    else if (name === "w:object" || name === "w:altChunk" || name === "w:subDoc") losses.add("embedded_objects");
    else if (name === "c:chart" || name === "dgm:relIds") losses.add("drawings");
    else if (name === "pic:pic" || name === "v:imagedata") losses.add("images", pictureText(element, found));
    else if (name === "w:r") lookAtRun(found, losses);
    else if (name === "w:p") lookAtParagraph(found, losses, numbered);
    if (name === "w:del" || name === "w:moveFrom") continue;
    look(found, losses, numbered);
  }
}

/** @param {XmlElement} around @param {XmlElement} picture */
function pictureText(around, picture) {
  const named = [...descendants(picture)].find(({ name }) => name === "pic:cNvPr")?.attributes;
  return named?.["descr"] ?? named?.["title"] ?? around.attributes["alt"] ?? "";
}

/** @param {XmlElement} run @param {Losses} losses */
function lookAtRun(run, losses) {
  const properties = child(run, "w:rPr");
  const text = wordText(run);
  if (text === "" || !properties) return;
  if (isOn(child(properties, "w:strike")) || isOn(child(properties, "w:dstrike"))) losses.add("struck_text", text);
  if (isOn(child(properties, "w:vanish"))) losses.add("hidden_text", text);
}

/** @param {XmlElement} paragraph @param {Losses} losses @param {Set<string>} numbered */
function lookAtParagraph(paragraph, losses, numbered) {
  const properties = child(paragraph, "w:pPr");
  const style = child(properties, "w:pStyle")?.attributes["w:val"] ?? "";
  const heading = /^(?:heading|titolo|title)/i.test(style);
  if (heading && (child(properties, "w:numPr") || numbered.has(style)))
    losses.add("numbered_headings", wordText(paragraph));
}

/** @param {Parts} parts */
function numberedStyles(parts) {
  const xml = parts.text("word/styles.xml");
  const styles = xml === null ? [] : [...descendants(xmlTree(xml))].filter(({ name }) => name === "w:style");
  return new Set(
    styles
      .filter((style) => child(child(style, "w:pPr"), "w:numPr"))
      .map((style) => style.attributes["w:styleId"] ?? ""),
  );
}

/** @param {Parts} parts @param {Losses} losses */
function lookAtOtherParts(parts, losses) {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const name of [...parts.names].sort()) {
    const band = /^word\/(header|footer)\d*\.xml$/.exec(name)?.[1];
    if (band === "header" || band === "footer") {
      const tree = xmlTree(parts.text(name) ?? "");
      const text = wordText(tree).trim();
      if (text !== "" && !/^\d+$/.test(text) && !seen.has(band + text)) losses.add(band, text);
      seen.add(band + text);
    }
    if (/^word\/comments\.xml$/.test(name)) {
      for (const comment of descendants(xmlTree(parts.text(name) ?? "")))
        if (comment.name === "w:comment") losses.add("comments", wordText(comment));
    }
    if (/^word\/(?:foot|end)notes\.xml$/.test(name)) {
      const tree = xmlTree(parts.text(name) ?? "");
      look(tree, losses, new Set());
      for (const note of descendants(tree)) {
        if (note.name === "w:endnote" && note.attributes["w:type"] === undefined && wordText(note) !== "")
          losses.add("endnotes_as_footnotes", wordText(note));
      }
    }
  }
}

/**
 * A DOCX as HTML by mammoth, which gets a package made anew of the parts that passed the limits, so that it can meet
 * nothing else.
 * @param {Parts} parts
 */
export async function docxToHtml(parts) {
  const xml = parts.text("word/document.xml");
  if (xml === null) throw new Refused("broken");
  const losses = new Losses();
  for (const [name] of parts.all) readXml(parts.text(name) ?? "", {});
  look(xmlTree(xml), losses, numberedStyles(parts));
  lookAtOtherParts(parts, losses);
  // mammoth drops the text of simple fields (cross-references) and of changes of direction, but reads the content of a
  // smart tag, so these elements are renamed.
  const readable = (/** @type {string} */ name) =>
    strToU8((parts.text(name) ?? "").replace(/<(\/?)w:(?:fldSimple|dir|bdo)(?=[\s>])/g, "<$1w:smartTag"));
  const safe = zipSync(Object.fromEntries([...parts.all.keys()].map((name) => [name, readable(name)])), { level: 0 });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(safe) },
    {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      styleMap: [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Titolo'] => h1:fresh",
        "p[style-name='Subtitle'] => h2:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Citazione'] => blockquote > p:fresh",
        "strike => span",
      ],
    },
  );
  return { html: value, losses };
}
