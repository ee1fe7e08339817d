import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

/*
 * `npm run faults -- office [--ci] [--seed=1]`: kills processes while people work, then counts what was lost. Needs a
 * build.
 */
const ROOT = join(import.meta.dirname, "..", "..");
const [name, ...options] = process.argv.slice(2);
if (name !== "office" && name !== "cost") {
  console.error("Which faults? There are: office [--ci] [--seed=1], cost [--only=WORDS]");
  process.exit(2);
}
if (!existsSync(join(ROOT, "build", "server", "index.js"))) {
  console.error('The faults befall the built server: run "npm run build" first.');
  process.exit(2);
}
const outDir = join(ROOT, ".cache", "faults");
await build({
  root: ROOT,
  configFile: false,
  logLevel: "warn",
  build: {
    ssr: join(import.meta.dirname, `${name}.ts`),
    outDir,
    emptyOutDir: true,
    target: "es2022",
    rollupOptions: { output: { entryFileNames: `${name}.js` } },
  },
  ssr: { noExternal: [/^#/] },
});
const done = spawnSync(process.execPath, [join(outDir, `${name}.js`), ...options], { cwd: ROOT, stdio: "inherit" });
rmSync(outDir, { recursive: true, force: true });
process.exitCode = done.status ?? 1;
