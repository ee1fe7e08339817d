/**
 * Writes public/icons.svg: only the symbols that the product uses, from Bootstrap Italia's sprite (180 symbols, 27 KB
 * more).
 */
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const names = [...readFileSync(new URL("icon-names.ts", here), "utf8").matchAll(/"([a-z-]+)"/g)].map((m) => m[1]);
const sprite = readFileSync(new URL("../../node_modules/bootstrap-italia/dist/svg/sprites.svg", here), "utf8");

const symbols = names.map((name) => {
  const found = new RegExp(`<symbol[^>]*id="it-${name}"[^>]*>([\\s\\S]*?)</symbol>`).exec(sprite);
  if (!found) throw new Error(`The package's sprite has no it-${name}`);
  const viewBox = /viewBox="([^"]+)"/.exec(found[0])?.[1] ?? "0 0 24 24";
  return `<symbol id="${name}" viewBox="${viewBox}">${found[1]?.trim()}</symbol>`;
});

writeFileSync(
  new URL("../../public/icons.svg", here),
  `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`,
);
