import { readXml } from "./paper-worker-xml.js";

/** @import { MetadataKind } from "./metadata.ts" */
/** @import { Facts } from "./metadata-worker-facts.js" */
/** @import { Parts } from "./paper-worker-zip.js" */

/**
 * Reads a part element by element. `done` is called with each element when it closes, with the text directly in it and
 * the names of the elements around it.
 * @param {Parts} parts
 * @param {string} part
 * @param {(element: { name: string, attributes: Record<string, string>, text: string, around: string[] }) => void} done
 */
function walk(parts, part, done) {
  const xml = parts.text(part);
  if (xml === null) return;
  /** @type {{ name: string, attributes: Record<string, string>, text: string }[]} */
  const open = [];
  readXml(xml, {
    open: (name, attributes) => void open.push({ name, attributes, text: "" }),
    text: (text) => {
      const inner = open.at(-1);
      if (inner && inner.text.length < 2_000) inner.text += text;
    },
    close: () => {
      const element = open.pop();
      if (element) done({ ...element, around: open.map(({ name }) => name) });
    },
  });
}

/** @type {Record<string, MetadataKind>} */
const wordProperties = {
  "dc:creator": "author",
  "cp:lastModifiedBy": "last_editor",
  "dc:description": "description",
  "cp:keywords": "keywords",
  "cp:category": "keywords",
  "dc:title": "title",
  "dc:subject": "title",
  Manager: "manager",
  Company: "company",
  Application: "program",
};

/** @param {Parts} parts @param {Facts} facts */
export function docxFacts(parts, facts) {
  for (const part of ["docProps/core.xml", "docProps/app.xml"]) {
    walk(parts, part, ({ name, text }) => {
      const kind = wordProperties[name];
      if (kind) facts.add(kind, text);
    });
  }
  walk(parts, "docProps/custom.xml", ({ text, around, attributes, name }) => {
    if (name === "property") facts.add("own_properties", `${attributes["name"] ?? ""}`);
    else if (around.at(-1) === "property") facts.add("own_properties", text);
  });
  for (const part of parts.names.filter((name) => /^word\/[^/]+\.xml$/.test(name)))
    walk(parts, part, (element) => wordElement(element, facts));
  embedded(parts, /^word\/embeddings\/(.+)$/, facts);
}

/** @param {{ name: string, attributes: Record<string, string>, around: string[] }} element @param {Facts} facts */
function wordElement({ name, attributes, around }, facts) {
  if (name === "w:comment") {
    facts.count("comments");
    facts.add("comment_authors", attributes["w:author"]);
  } else if (/^w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)$/.test(name)) {
    facts.count("changes");
    facts.add("change_authors", attributes["w:author"]);
  } else if (
    name === "w:vanish" &&
    around.at(-1) === "w:rPr" &&
    around.at(-2) === "w:r" &&
    !/^(?:0|false|off)$/.test(attributes["w:val"] ?? "")
  )
    facts.count("hidden_text");
  else if (name === "w15:person") facts.add("comment_authors", attributes["w15:author"]);
}

/** @type {Record<string, MetadataKind>} */
const odfProperties = {
  "meta:initial-creator": "author",
  "dc:creator": "last_editor",
  "meta:printed-by": "printed_by",
  "dc:description": "description",
  "meta:keyword": "keywords",
  "dc:title": "title",
  "dc:subject": "title",
  "meta:generator": "program",
};

/** @param {Parts} parts @param {Facts} facts */
export function odtFacts(parts, facts) {
  walk(parts, "meta.xml", ({ name, text, attributes }) => {
    const kind = odfProperties[name];
    if (kind) facts.add(kind, text);
    if (name === "meta:user-defined") facts.add("own_properties", `${attributes["meta:name"] ?? ""}: ${text}`);
  });
  /** @type {Set<string>} */
  const hiding = new Set();
  for (const part of ["styles.xml", "content.xml"]) {
    /** @type {boolean} */
    let hides = false;
    walk(parts, part, ({ name, attributes, text, around }) => {
      if (name === "office:annotation") facts.count("comments");
      if (name === "text:changed-region") facts.count("changes");
      if (name === "dc:creator" && around.includes("office:annotation")) facts.add("comment_authors", text);
      if (name === "dc:creator" && around.includes("office:change-info")) facts.add("change_authors", text);
      if (name === "style:text-properties" && attributes["text:display"] === "none") hides = true;
      if (name === "style:style") {
        if (hides) hiding.add(attributes["style:name"] ?? "");
        hides = false;
      }
      if (
        name === "text:hidden-text" ||
        name === "text:hidden-paragraph" ||
        (/^text:(?:span|p|h)$/.test(name) && hiding.has(attributes["text:style-name"] ?? ""))
      )
        facts.count("hidden_text", text);
    });
  }
  embedded(parts, /^(Object [^/]+)\/content\.xml$/, facts);
}

/** @param {Parts} parts @param {RegExp} pattern @param {Facts} facts */
function embedded(parts, pattern, facts) {
  for (const name of parts.names) {
    const found = pattern.exec(name);
    if (found?.[1]) facts.count("embedded", found[1]);
  }
}
