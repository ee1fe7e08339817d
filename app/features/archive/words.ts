import type { ReadBack } from "./read-archive.server.ts";
import type { Archived } from "./work.server.ts";
import type { Progress } from "./write-archive.server.ts";

const shown = 20;

/** What the terminal says about an archive that was just written. */
export const archivedWords = ({
  folder,
  versions,
  contributions,
  files,
  reserved,
  withheld,
  entries,
}: Archived): string =>
  `${folder}: ${versions} versions, ${contributions} contributions, ${files} public files, ${reserved} kept apart, ${withheld} withheld with their reason, ${entries} log entries.\nRead it back: npm run verify ${folder}\n`;

/**
 * Prints a line at the beginning, at the end, and in between at most at every tenth part, so that a terminal shows
 * progress and a log file isn't filled.
 */
export function progressWords(print: (text: string) => void): Progress {
  return (done, of) => {
    const step = Math.max(25, Math.ceil(of / 10));
    if (done === 0 || done === of || done % step === 0) print(`${done} of ${of} contributions\n`);
  };
}

/** What the terminal says about an archive that was read back. */
export function readBackWords(folder: string, found: ReadBack): string {
  const list = (what: string, paths: string[]) =>
    paths.length === 0
      ? []
      : [`  ${what.padEnd(8)} ${paths.length}: ${paths.slice(0, shown).join(", ")}${paths.length > shown ? " …" : ""}`];
  const wrong = [
    ...list("changed", found.changed),
    ...list("missing", found.missing),
    ...list("surplus", found.surplus),
    ...list("wrong", found.wrong),
  ];
  return `${[`${folder}: ${found.files} files checked, ${found.entries} log entries, ${wrong.length === 0 ? "ok" : "WRONG"}`, ...wrong].join("\n")}\n`;
}
