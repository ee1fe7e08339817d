/* `npm run bench -- pages [--ci] [--path=/…]`: measures, prints a table and JSON, judges nothing but its own errors. */
const [name, ...options] = process.argv.slice(2);
if (name !== "pages") {
  console.error("Which bench? There is: pages [--ci] [--path=/…]");
  process.exit(2);
}
const { benchPages } = await import("./pages.js");
await benchPages({
  short: options.includes("--ci"),
  path: options.find((option) => option.startsWith("--path="))?.slice("--path=".length) ?? "/",
});
