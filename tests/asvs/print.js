import { stateOf } from "./item.js";
import { asked } from "./levels.js";
import { chapters, items } from "./table.js";

/* `npm run asvs`: which items of OWASP ASVS 5.0.0 (levels 1 and 2) hold by what, which don't apply, which are open. */
const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const signs = { held: "✓ held", na: "– n.a.", open: "○ open" };
const columns = /** @type {const} */ (["held", "na", "open"]);

for (const { number, level } of asked) {
  const item = items[number];
  if (!item) throw new Error(`The table says nothing of ${number}: tests/architecture/asvs.test.ts`);
  print(`${number.padEnd(8)} L${level}  ${signs[stateOf(item)]}  ${item.what}`);
  for (const [file, name] of item.held ?? []) print(`${" ".repeat(22)}${file} › ${name}`);
  if (!item.held) print(`${" ".repeat(22)}${item.na ?? item.open}`);
}

const all = asked.map(({ number, level }) => {
  const item = items[number];
  return { chapter: Number(number.split(".")[0]), level, state: item ? stateOf(item) : "open" };
});
/** @type {(name: string, of: typeof all) => void} */
const count = (name, of) => {
  const cells = [1, 2].flatMap((level) =>
    columns.map((state) => of.filter((each) => each.level === level && each.state === state).length),
  );
  print(name.padEnd(24) + cells.map((cell) => String(cell).padStart(8)).join(""));
};
const heads = [1, 2].flatMap((level) => ["held", "n.a.", "open"].map((state) => `L${level} ${state}`.padStart(8)));
print(`\n${" ".repeat(24)}${heads.join("")}`);
for (const [n, name] of chapters.entries())
  count(
    `V${n + 1} ${name}`,
    all.filter(({ chapter }) => chapter === n + 1),
  );
count("together", all);
