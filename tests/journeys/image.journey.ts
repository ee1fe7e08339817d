import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { installation } from "#tests/support/database/installation.ts";
import { environment } from "#tests/support/server/launch.ts";
import { freePort, startNode, until } from "#tests/support/run/process.js";

const root = join(import.meta.dirname, "..", "..");
const containerfile = readFileSync(join(root, "Containerfile"), "utf8");
const image = containerfile.slice(containerfile.lastIndexOf("\nFROM "));
const folder = mkdtempSync(join(tmpdir(), "tavolo-image-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Plain JavaScript in a folder and those below it. */
const programs = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .sort();

/** What the image has of the sources and the build, in a folder of its own; of what is installed a link is enough. */
function assemble(): void {
  for (const [, from = "", to = ""] of image.matchAll(/^COPY --from=build \/src\/(\S+) (\S+)$/gm)) {
    for (const path of from.endsWith("/*.js")
      ? programs(join(root, dirname(from))).map((name) => join(dirname(from), name))
      : [from]) {
      const target = to.endsWith("/") ? join(folder, to, basename(path)) : join(folder, to);
      mkdirSync(dirname(target), { recursive: true });
      if (path === "node_modules") symlinkSync(join(root, path), target);
      else cpSync(join(root, path), target, { recursive: true });
    }
  }
}
assemble();

const settings = Object.fromEntries(
  [...(/^ENV (.*)$/m.exec(image)?.[1] ?? "").matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [
    name ?? "",
    value ?? "",
  ]),
);
const listOf = (instruction: string): string[] =>
  JSON.parse(new RegExp(`^${instruction} .*?(\\[.*\\])$`, "m").exec(image)?.[1] ?? "[]") as string[];
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> })
  .scripts;

/** In the image's folder, with its settings; the program is a script of the runbook or what the image starts. */
function run(command: readonly string[], env: Record<string, string | undefined>) {
  const [program, ...args] = command;
  expect(program).toBe("node");
  return startNode(args, { ...settings, ...env }, folder);
}

describe("the image, as a folder", () => {
  test("has every file that a process of its own starts from", () => {
    const workers = programs(join(root, "app", "features"));
    expect(workers.length).toBeGreaterThan(10);
    expect(programs(join(folder, "app", "features"))).toEqual(workers);
  });

  test("does what the runbook says by its commands, and serves", { timeout: 240_000 }, async () => {
    const options = await installation();
    const env = { ...environment(options), ALLOW_EMBEDDED: "1" };
    const task = async (name: string, ...args: string[]) => {
      const child = run([...(scripts[name] ?? "").split(" "), ...args], env);
      await child.ended;
      return { code: child.exit()?.code, output: child.output() };
    };
    expect(await task("verify")).toMatchObject({ code: 0 });
    const file = join(folder, "house.backup");
    expect((await task("backup", file)).output).toContain("read back and whole");
    const other = await installation();
    Object.assign(env, environment(other));
    const restored = await task("restore", file);
    expect([restored.code, restored.output.includes("each table with the hash it had")], restored.output).toEqual([
      0,
      true,
    ]);
    expect((await task("release-mails")).code).toBe(0);
    expect((await task("reset-second-factor", "nobody@example.org")).output).toContain("Nobody with that address");
    expect((await task("archive", "none", join(folder, "archive"))).code).toBe(1);

    const port = String(await freePort());
    const server = run(listOf("CMD"), { ...env, HOST: "127.0.0.1", PORT: port, ORIGIN: `http://127.0.0.1:${port}` });
    await until(
      "the server answers",
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      120_000,
    );
    const [style = ""] =
      (await (await fetch(`http://127.0.0.1:${port}/accedi`)).text()).match(/\/assets\/[^"]+\.css/) ?? [];
    expect((await fetch(`http://127.0.0.1:${port}${style}`)).status).toBe(200);
    const healthy = run(listOf("HEALTHCHECK"), { ...env, PORT: port });
    await healthy.ended;
    expect(healthy.exit()).toEqual({ code: 0, signal: null });
    await server.stop();
    const ill = run(listOf("HEALTHCHECK"), { ...env, PORT: port });
    await ill.ended;
    expect(ill.exit()?.code).toBe(1);
  });
});

test("the runbook builds the image in the format that keeps its health check", () => {
  for (const file of ["README.md", "README.it.md", "Containerfile"]) {
    const built = [...readFileSync(join(root, file), "utf8").matchAll(/(?:podman|buildah) build[^\n`]*/g)].map(
      ([line]) => line,
    );
    expect(built.length, file).toBeGreaterThan(0);
    for (const line of built) expect(line, file).toContain("--format docker");
  }
});
