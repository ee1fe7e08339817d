import TurndownService from "turndown";
import { resolved, marks } from "./paper-worker-marks.js";
import { addTableRules, cellOf } from "./paper-worker-tables.js";

/** @import { Losses } from "./paper-worker-xml.js" */

const styleOf = (/** @type {HTMLElement} */ node) => node.getAttribute("style") ?? "";
const isBold = (/** @type {HTMLElement} */ node) =>
  /^(?:B|STRONG)$/.test(node.nodeName)
    ? !/font-weight:\s*(?:normal|400)/i.test(styleOf(node))
    : node.nodeName === "SPAN" && /font-weight:\s*(?:bold|[6-9]00)/i.test(styleOf(node));
const isItalic = (/** @type {HTMLElement} */ node) =>
  /^(?:I|EM)$/.test(node.nodeName)
    ? !/font-style:\s*normal/i.test(styleOf(node))
    : node.nodeName === "SPAN" && /font-style:\s*italic/i.test(styleOf(node));

/** Text that is Markdown for itself; its start too, since a node may begin a line. @param {string} text */
function escaped(text) {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\`*_[\]<|]/g, "\\$&")
    .replace(/\\[[](?=\^)|\\\](?=\()/g, "$&\\")
    .replace(/!$/, "\\!")
    .replace(/^(\s*\d{1,9})(?=[.)])/, "$1\\")
    .replace(/^(\s*)(?=[#>+=:~-])/, "$1\\");
}

/**
 * The label of the footnote that an address leads to, as Word, Writer and mammoth write them.
 * @param {string} address
 */
function noteLabel(address) {
  const found = /#(?:(_ftn|sdfootnote|footnote-)|_edn|sdendnote|endnote-)(\d{1,6})(?:sym)?$/.exec(address);
  return found ? `${found[1] ? "" : "e"}${found[2]}` : undefined;
}

const isBackLink = (/** @type {string} */ address) =>
  /#(?:_ftnref|_ednref|footnote-ref-|endnote-ref-)\d+$|#sd(?:foot|end)note\d+anc$/.test(address);

/** The label of the footnote that an element holds. @param {HTMLElement} node */
function noteHeld(node) {
  const found = /^(?:(ftn|sdfootnote|footnote-)|edn|sdendnote|endnote-)(\d{1,6})$/.exec(node.id);
  return found && (node.nodeName === "DIV" || node.nodeName === "LI") ? `${found[1] ? "" : "e"}${found[2]}` : undefined;
}

/**
 * The level of the Word list to which a paragraph belongs; on the clipboard Word's lists are no HTML lists.
 * @param {Element | null} node
 */
function wordLevel(node) {
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(node?.getAttribute("style") ?? "")?.[1];
  return level === undefined ? 0 : Number(level);
}

/** @param {TurndownService} service */
function addWordLists(service) {
  let last = 0;
  service.addRule("word list", {
    filter: (node) => wordLevel(node) > 0,
    replacement(content, node) {
      const element = /** @type {HTMLElement} */ (node);
      const before = wordLevel(element.previousElementSibling) > 0 ? last : 0;
      last = Math.min(wordLevel(element), before + 1);
      const glyph = element.querySelector('span[style*="Ignore"]')?.textContent?.trim() ?? "";
      const number = /^\(?(?:(\d{1,9})|[a-z]{1,4})[.)]/i.exec(glyph);
      return `\n\n${"    ".repeat(last - 1)}${number ? `${number[1] ?? 1}.` : "-"} ${content.trim()}\n\n`;
    },
  });
  service.addRule("word list glyph", {
    filter: (node) => /mso-list:\s*Ignore/i.test(styleOf(node)),
    replacement: () => "",
  });
}

/** @param {TurndownService} service @param {Losses} losses */
function addInline(service, losses) {
  service.addRule("bold", {
    filter: (node) => isBold(node) && !isItalic(node),
    replacement: (content) => marks.bold + content + marks.boldEnd,
  });
  service.addRule("italic", {
    filter: (node) => isItalic(node) && !isBold(node),
    replacement: (content) => marks.italic + content + marks.italicEnd,
  });
  service.addRule("both", {
    filter: (node) => isItalic(node) && isBold(node),
    replacement: (content) => marks.bold + marks.italic + content + marks.italicEnd + marks.boldEnd,
  });
  service.addRule("plain", {
    filter: (node) => /^(?:B|STRONG|I|EM)$/.test(node.nodeName) && !isBold(node) && !isItalic(node),
    replacement: (content) => content,
  });
  service.addRule("break", { filter: "br", replacement: () => marks.line });
  service.addRule("image", { filter: "img", replacement: () => "" });
  service.addRule("link", {
    filter: "a",
    replacement(content, node) {
      const element = /** @type {HTMLElement} */ (node);
      const address = (element.getAttribute("href") ?? "").trim();
      const label = noteLabel(address);
      if (isBackLink(address) || /msocom/i.test(address + element.className)) return "";
      if (label !== undefined) return `[^${label}]`;
      const flat = content.replace(/[\u0001-\u0005\s]+/g, (found) => (/[\s\u0005]/.test(found) ? " " : ""));
      if (/^(?:https?:\/\/|mailto:)/i.test(address) && !/[\s<>\\\u0000-\u001f]/.test(address) && flat.trim() !== "")
        return `[${flat}](<${address}>)`;
      if (address !== "" && !address.includes("#")) losses.add("unsafe_links", address);
      return content;
    },
  });
}

/** @param {TurndownService} service @param {Losses} losses */
function addChanges(service, losses) {
  service.addRule("deleted", {
    filter: "del",
    replacement: (content) => (losses.add("tracked_deletions", content), ""),
  });
  service.addRule("inserted", {
    filter: "ins",
    replacement: (content) => (losses.add("tracked_insertions", content), content),
  });
  service.addRule("struck", {
    filter: (node) =>
      /^(?:S|STRIKE)$/.test(node.nodeName) ||
      (node.nodeName === "SPAN" && /text-decoration[^;]*line-through/i.test(styleOf(node))),
    replacement: (content) => (losses.add("struck_text", content), content),
  });
  service.addRule("hidden", {
    filter: (node) => /display:\s*none|mso-hide:\s*all/i.test(styleOf(node)),
    replacement: (content) => (content.trim() === "" || losses.add("hidden_text", content), ""),
  });
  service.addRule("comments", {
    filter: (node) => /mso-element:\s*comment/i.test(styleOf(node)) && !/comment-list/i.test(styleOf(node)),
    replacement: (content) => (losses.add("comments", content), ""),
  });
}

/** @param {TurndownService} service */
function addBlocks(service) {
  service.addRule("footnote", {
    filter: (node) => noteHeld(node) !== undefined,
    replacement: (content, node) =>
      `\n\n[^${noteHeld(/** @type {HTMLElement} */ (node))}]: ${content.trim().replace(/\n(?=[^\n])/g, "\n    ")}\n\n`,
  });
  service.addRule("heading", {
    filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
    replacement(content, node) {
      const flat = content
        .replaceAll(marks.line, " ")
        .replace(/[\u0001-\u0004]/g, "")
        .replace(/\s+/g, " ")
        .replace(/(#+)\s*$/, "\\$1")
        .trim();
      if (flat === "") return "";
      return cellOf(node) ? `\n\n${flat}\n\n` : `\n\n${"#".repeat(Math.min(4, Number(node.nodeName[1])))} ${flat}\n\n`;
    },
  });
}

/**
 * One space after the mark, as people type it and as our exports write it; turndown's own rule sets two or three.
 * @param {TurndownService} service
 */
function addLists(service) {
  service.addRule("listItem", {
    filter: "li",
    replacement(content, node) {
      const list = /** @type {HTMLElement} */ (node.parentNode);
      const place = Array.prototype.indexOf.call(list.children, node) + Number(list.getAttribute("start") ?? 1);
      const mark = list.nodeName === "OL" ? `${place}. ` : "- ";
      const text = content.replace(/^\n+|\n+$/g, "") + (content.endsWith("\n") ? "\n" : "");
      return mark + text.replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`) + (node.nextSibling ? "\n" : "");
    },
  });
}

/**
 * HTML of mammoth, of our ODT reader or of the clipboard as Markdown.
 * @param {string} html @param {Losses} losses
 */
export function htmlToMarkdown(html, losses) {
  const service = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", hr: "___" });
  service.escape = escaped;
  addInline(service, losses);
  addLists(service);
  addBlocks(service);
  addTableRules(service, losses);
  addChanges(service, losses);
  addWordLists(service);
  service.remove((node) =>
    /^(?:STYLE|SCRIPT|TITLE|META|LINK|XML|NOSCRIPT|IFRAME|OBJECT|EMBED|SVG|TEMPLATE|TEXTAREA|SELECT)$/i.test(
      node.nodeName,
    ),
  );
  return resolved(service.turndown(html)).trim() + "\n";
}
