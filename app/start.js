import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `npm start`: builds when there is no build yet, then serves. */
const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
// React is twice as fast when NODE_ENV says production. It does not mean that somebody runs a real office on this:
// TRIAL tells the two apart.
if (!process.env.NODE_ENV) Object.assign(process.env, { NODE_ENV: "production", TRIAL: "1" });
if (!existsSync("build/server/index.js")) {
  process.stdout.write("Building once, this takes about half a minute…\n");
  const built = spawnSync(
    process.execPath,
    ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"],
    { stdio: "inherit" },
  );
  if (built.status !== 0) process.exit(built.status ?? 1);
}
// The build is no source file, so its types are not known here.
await import(String(new URL("../build/server/index.js", import.meta.url)));
