import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext } from "playwright-core";
import { extractText, getDocumentProxy } from "unpdf";
import { convertWithLibreOffice } from "./libreoffice.js";

export interface Opened {
  text: string;
  lang: string;
  tagged?: boolean;
}

/** What somebody reads who opens the file with the program it is meant for. */
export async function openExport(path: string, context: BrowserContext): Promise<Opened> {
  switch (extname(path)) {
    case ".html":
      return inBrowser(path, context);
    case ".docx":
    case ".odt":
      return inWriter(path);
    case ".pdf":
      return asPdf(path);
    default:
      return { text: readFileSync(path, "utf8"), lang: "it" };
  }
}

async function inBrowser(path: string, context: BrowserContext): Promise<Opened> {
  const page = await context.newPage();
  try {
    await page.goto(pathToFileURL(path).href);
    // What is folded away is in the file too.
    return {
      text: await page.evaluate(() => document.body.textContent ?? ""),
      lang: (await page.getAttribute("html", "lang")) ?? "",
    };
  } finally {
    await page.close();
  }
}

function inWriter(path: string): Opened {
  const folder = mkdtempSync(join(tmpdir(), "tavolo-export-"));
  try {
    return { text: readFileSync(convertWithLibreOffice(path, "txt:Text (encoded):UTF8", folder), "utf8"), lang: "it" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asPdf(path: string): Promise<Opened> {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { info } = (await pdf.getMetadata()) as { info: { Language?: string } };
  const { text } = await extractText(pdf, { mergePages: true });
  const marks = await pdf.getMarkInfo();
  return { text, lang: info.Language ?? "", tagged: marks?.Marked === true };
}

/** Without what breaks lines and words on their way through a program: for looking for a sentence in a file. */
export const squeezed = (text: string): string =>
  text
    .replace(/\u00ad/g, "")
    .replace(/[-‐]\s*\n\s*/g, "")
    .replace(/\s+/g, " ");
