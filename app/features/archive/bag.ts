/**
 * The layout is that of BagIt 1.0 (RFC 8493), which preservation systems can take in unchanged: `data/`, and beside it
 * manifests with SHA-256.
 */
export const bagDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

export interface ManifestLine {
  sha256: string;
  path: string;
}

/** RFC 8493, 2.1.3: characters that would end the line, and the percent sign itself, are percent-encoded. */
export const manifestLine = ({ sha256, path }: ManifestLine): string =>
  `${sha256}  ${path.replace(/[%\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)}\n`;

/** Null for what is not a line of a manifest, and for a path that leads out of the bag. */
export function readManifestLine(line: string): ManifestLine | null {
  const [, sha256 = "", encoded = ""] = /^([0-9a-f]{64})[ \t]+\*?(\S.*)$/.exec(line) ?? [];
  const path = encoded.replace(/%(0A|0D|25)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const outside =
    path === "" ||
    path.startsWith("/") ||
    path.includes("\\") ||
    path.split("/").some((part) => part === ".." || part === "." || part === "");
  return outside ? null : { sha256, path };
}

/** Lines of `label: value`. Line feeds in a value are replaced, since the next line would begin another label. */
export const bagInfo = (facts: readonly (readonly [string, string])[]): string =>
  facts.map(([label, value]) => `${label}: ${value.replace(/\s+/g, " ").trim()}\n`).join("");

/** The value of a label in bag-info.txt; null where it isn't there. */
export function bagFact(text: string, label: string): string | null {
  const line = text.split("\n").find((each) => each.toLowerCase().startsWith(`${label.toLowerCase()}:`));
  return line === undefined ? null : line.slice(label.length + 1).trim();
}

/** A name that every file system takes; the real name stands in the metadata. */
export function plainName(position: number, name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9.-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  const dot = plain.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ""];
  return `${String(position).padStart(2, "0")}-${stem.slice(0, 60).replace(/-+$/, "") || "file"}${ending.slice(0, 12)}`;
}

/** On some disks two names that differ only by case are one file: the number in the address keeps them apart. */
export const contributionFolder = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9-]+/g, "-");
