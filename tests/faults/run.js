import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { guardPostgres } from "../../db/guard-postgres.js";

/* `npm run faults -- NAME …`: what befalls the built server, and what must hold then. Needs a build. */
const ROOT = join(import.meta.dirname, "..", "..");
/** @type {Record<string, string>} */
const runs = {
  office: "[--ci] [--seed=1] [--sabotage early-answer|doubled-mail|lost-slot]",
  controls: "",
  standby: "",
  cost: "[--only=WORDS]",
};
const [name = "", ...options] = process.argv.slice(2);
if (!Object.hasOwn(runs, name)) {
  const known = Object.entries(runs).map(([each, takes]) => `${each} ${takes}`.trim());
  console.error(`Which faults? There are: ${known.join(", ")}`);
  process.exit(2);
}
if (!existsSync(join(ROOT, "build", "server", "index.js"))) {
  console.error('The faults befall the built server: run "npm run build" first.');
  process.exit(2);
}
const outDir = join(ROOT, ".cache", `faults-${name}`);
await build({
  root: ROOT,
  configFile: false,
  logLevel: "warn",
  plugins: [guardPostgres()],
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
