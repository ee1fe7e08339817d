import { benchPages } from "./pages.js";

/* `npm run bench -- pages [--ci] [--path=/…]`: measures, prints a table and JSON, judges nothing but its own errors. */
const [bench, ...options] = process.argv.slice(2);
if (bench !== "pages") {
  console.error("Which bench? There is: pages [--ci] [--path=/…]");
  process.exit(2);
}
await benchPages({
  short: options.includes("--ci"),
  path: options.find((option) => option.startsWith("--path="))?.slice("--path=".length) ?? "/consultazioni/torino-citta-del-lavoro/contributi",
});
