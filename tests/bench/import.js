import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const ROOT = join(import.meta.dirname, "..", "..");

/**
 * Bundles the measuring program with the product's own modules, as the build does, and runs it in a process of its own,
 * whose memory is then nobody else's.
 * @param {{ rows: number, seed: number }} options
 */
export async function benchImport({ rows, seed }) {
  const outDir = join(ROOT, ".cache", "bench-import");
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: join(import.meta.dirname, "import-slices.ts"),
      outDir,
      emptyOutDir: true,
      target: "es2022",
      rollupOptions: { output: { entryFileNames: "import-slices.js" } },
    },
  });
  mkdirSync(join(ROOT, "tests", ".output"), { recursive: true });
  const done = spawnSync(process.execPath, [join(outDir, "import-slices.js"), String(rows), String(seed)], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn" },
  });
  rmSync(outDir, { recursive: true, force: true });
  if (done.status !== 0) throw new Error("The import bench failed.");
}
