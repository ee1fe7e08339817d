import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAMS = ["soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/** @returns {string | null} "7.4.7.2", null where it is not installed */
export function libreOfficeVersion() {
  for (const program of PROGRAMS) {
    try {
      const words = execFileSync(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] }).toString();
      return /\d+(\.\d+)+/.exec(words)?.[0] ?? words.trim();
    } catch {
      continue;
    }
  }
  return null;
}

/**
 * Opens a document with LibreOffice and saves it in another form.
 * @param {string} file
 * @param {string} format "pdf", "docx", "odt", "txt:Text (encoded):UTF8"
 * @param {string} folder where the result goes
 * @returns {string} the path of the result
 */
export function convertWithLibreOffice(file, format, folder) {
  if (!libreOfficeVersion())
    throw new Error("The document tests need LibreOffice Writer (Debian: apt-get install libreoffice-writer-nogui).");
  // Two runs that share a profile wait for each other.
  const profile = mkdtempSync(join(tmpdir(), "tavolo-libreoffice-"));
  try {
    const args = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      "--headless",
      "--convert-to",
      format,
      "--outdir",
      folder,
      file,
    ];
    const words = runFirst(args);
    const result = join(folder, `${basename(file, extname(file))}.${format.split(":")[0]}`);
    if (!words.includes("convert")) throw new Error(`LibreOffice did not open ${basename(file)}: ${words}`);
    return result;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** @param {string[]} args */
function runFirst(args) {
  for (const program of PROGRAMS) {
    try {
      return execFileSync(program, args, { stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 }).toString();
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
    }
  }
  return "";
}
