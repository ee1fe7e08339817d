import { odtStyles } from "./paper-worker-odt-styles.js";
import { Losses, Refused, descendants, readXml, textOf, xmlTree } from "./paper-worker-xml.js";

/** @import { OdtStyles } from "./paper-worker-odt-styles.js" */
/** @import { XmlElement } from "./paper-worker-xml.js" */
/** @import { Parts } from "./paper-worker-zip.js" */

const html = (/** @type {string} */ text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
/**
 * A count that the file declares, limited to what a page can have.
 * @param {string | undefined} value @param {number} most
 */
const times = (value, most) => Math.max(1, Math.min(most, Math.trunc(Number(value ?? 1)) || 1));

/** Walks through an ODT's text and writes the HTML that mammoth would write for the same paper. */
class OdtReader {
  losses = new Losses();
  /** @type {string[]} */
  notes = [];
  #styles;

  /** @param {OdtStyles} styles */
  constructor(styles) {
    this.#styles = styles;
  }

  /**
   * @param {XmlElement} element
   * @param {string[]} [lists] the styles of the lists around, outermost first
   * @returns {string}
   */
  read(element, lists = []) {
    return element.children
      .map((child) => (typeof child === "string" ? html(child.replace(/\s+/g, " ")) : this.#element(child, lists)))
      .join("");
  }

  /** @param {XmlElement} element @param {string[]} lists @returns {string} */
  #element(element, lists) {
    const { name, attributes } = element;
    const inside = () => this.read(element, lists);
    switch (name) {
      case "text:h":
        return this.#heading(element, inside());
      case "text:p":
        return `<p>${this.#styled(attributes["text:style-name"], inside())}</p>`;
      case "text:span":
        return this.#styled(attributes["text:style-name"], inside());
      case "text:a":
        return `<a href="${html(attributes["xlink:href"] ?? "")}">${inside()}</a>`;
      case "text:s":
        return " ".repeat(times(attributes["text:c"], 100));
      case "text:tab":
        return " ";
      case "text:line-break":
        return "<br>";
      case "text:list":
        return this.#list(element, lists);
      case "text:list-item":
      case "text:list-header":
        return `<li>${inside()}</li>`;
      case "text:note":
        return this.#note(element);
      case "table:table":
        return `<table>${inside()}</table>`;
      case "table:table-row":
        return `<tr>${inside()}</tr>`;
      case "table:table-cell":
        return this.#cell(element, inside());
      case "office:annotation":
        this.losses.add("comments", this.#textOfBlocks(element, ["dc:creator", "dc:date", "meta:creator-initials"]));
        return "";
      case "text:tracked-changes":
        this.#changes(element);
        return "";
      case "draw:image":
        return "";
      case "draw:frame":
        return this.#frame(element, inside);
      case "draw:custom-shape":
      case "draw:g":
        this.losses.add("drawings", textOf(element));
        return "";
      case "text:hidden-text":
      case "text:hidden-paragraph":
        this.losses.add("hidden_text", attributes["text:string-value"] ?? textOf(element));
        return "";
      case "text:ruby-text":
      case "office:annotation-end":
      case "text:sequence-decls":
      case "text:variable-decls":
      case "text:user-field-decls":
      case "office:forms":
        return "";
      default:
        // An index has the templates of its lines beside its text; these are left out.
        return name.endsWith("-source") ? "" : inside();
    }
  }

  /** @param {string | undefined} style @param {string} inside */
  #styled(style, inside) {
    const { bold, italic, struck, hidden } = this.#styles.text(style);
    if (struck && inside.trim() !== "") this.losses.add("struck_text", inside.replace(/<[^>]*>/g, ""));
    if (hidden && inside.trim() !== "") this.losses.add("hidden_text", inside.replace(/<[^>]*>/g, ""));
    const slanted = italic ? `<em>${inside}</em>` : inside;
    return bold ? `<strong>${slanted}</strong>` : slanted;
  }

  /** @param {XmlElement} element @param {string} inside */
  #heading({ attributes }, inside) {
    const level = times(attributes["text:outline-level"], 6);
    return `<h${level}>${inside}</h${level}>`;
  }

  /** @param {XmlElement} element @param {string[]} lists */
  #list(element, lists) {
    const style = element.attributes["text:style-name"] ?? lists.at(-1) ?? "";
    const inside = this.read(element, [...lists, style]);
    // Writer keeps numbered headings in lists.
    if (/^(?:<li>)+<h\d/.test(inside)) {
      this.losses.add("numbered_headings", inside.replace(/<[^>]*>/g, ""));
      return inside.replace(/<\/?(?:li|ul|ol)>/g, "");
    }
    const tag = this.#styles.isOrdered(style, lists.length + 1) ? "ol" : "ul";
    return `<${tag}>${inside}</${tag}>`;
  }

  /** @param {XmlElement} element */
  #note(element) {
    const parts = [...descendants(element)];
    const body = parts.find(({ name }) => name === "text:note-body");
    const type = element.attributes["text:note-class"] === "endnote" ? "endnote" : "footnote";
    if (type === "endnote") this.losses.add("endnotes_as_footnotes", body ? textOf(body) : "");
    const number = this.notes.length + 1;
    this.notes.push("");
    this.notes[number - 1] = `<li id="${type}-${number}">${body ? this.read(body) : ""}</li>`;
    return `<a href="#${type}-${number}">${number}</a>`;
  }

  /** @param {XmlElement} element @param {string} inside */
  #cell({ attributes }, inside) {
    const spans = ["column", "row"].map(
      (way) =>
        ` ${way === "column" ? "colspan" : "rowspan"}="${times(attributes[`table:number-${way}s-spanned`], 60)}"`,
    );
    return `<td${spans.join("")}>${inside}</td>`.repeat(times(attributes["table:number-columns-repeated"], 60));
  }

  /** @param {XmlElement} frame @param {() => string} inside */
  #frame(frame, inside) {
    const kinds = frame.children.map((child) => (typeof child === "string" ? "" : child.name));
    const described = frame.children.find(
      (child) => typeof child !== "string" && /^svg:(?:title|desc)$/.test(child.name),
    );
    if (kinds.includes("draw:text-box")) {
      this.losses.add("text_boxes", textOf(frame));
      return inside();
    }
    if (kinds.includes("draw:object")) this.losses.add("embedded_objects");
    else if (kinds.includes("draw:image"))
      this.losses.add("images", described && typeof described !== "string" ? textOf(described) : "");
    return "";
  }

  /** @param {XmlElement} changes */
  #changes(changes) {
    for (const change of descendants(changes)) {
      if (change.name === "text:deletion")
        this.losses.add("tracked_deletions", this.#textOfBlocks(change, ["office:change-info"]));
      if (change.name === "text:insertion") this.losses.add("tracked_insertions");
    }
  }

  /** @param {XmlElement} element @param {string[]} without */
  #textOfBlocks(element, without) {
    return element.children
      .map((child) => (typeof child === "string" ? child : without.includes(child.name) ? "" : textOf(child)))
      .join(" ");
  }
}

/** @param {XmlElement} root @param {string} name */
const named = (root, name) => [...descendants(root)].find((element) => element.name === name);

/**
 * An ODT's content as HTML. In ODT, deletions stand apart from the text, so the text is read with every change
 * accepted.
 * @param {Parts} parts
 */
export function odtToHtml(parts) {
  const xml = parts.text("content.xml");
  const manifest = parts.text("META-INF/manifest.xml");
  if (manifest !== null && manifest.includes("encryption-data")) throw new Refused("encrypted");
  if (xml === null) throw new Refused("broken");
  for (const [name] of parts.all) readXml(parts.text(name) ?? "", {});
  const content = xmlTree(xml);
  const text = named(content, "office:text");
  if (!text) throw new Refused(named(content, "office:body") ? "not_supported" : "broken");
  const shared = xmlTree(parts.text("styles.xml") ?? "<none/>");
  const reader = new OdtReader(odtStyles([shared, content]));
  const body = reader.read(text);
  for (const kind of /** @type {const} */ (["header", "footer"])) {
    for (const band of descendants(shared)) {
      const shown = band.name === `style:${kind}` ? textOf(band).trim() : "";
      if (shown !== "" && !/^\d+$/.test(shown)) reader.losses.add(kind, shown);
    }
  }
  return { html: `${body}<ol>${reader.notes.join("")}</ol>`, losses: reader.losses };
}
