import { join } from "node:path";
import { startNode, until } from "#tests/support/run/process.js";
import type { CostCase, Target } from "./cost-measure.ts";

/**
 * A server that takes the square of a form's names, and the case that shows it: who measures it and finds nothing,
 * measures nothing.
 */
export async function startControl(root: string): Promise<{ target: Target; stop: () => Promise<unknown> }> {
  const child = startNode([join(root, "tests", "faults", "looks-through.js")], {});
  const port = () => /port (\d+)/.exec(child.output())?.[1];
  await until("the control listens", () => port() !== undefined);
  return { target: { origin: `http://127.0.0.1:${port()}`, pid: child.pid ?? 0 }, stop: () => child.stop() };
}

const fields = (n: number) => ({
  method: "POST" as const,
  path: "/",
  headers: [["content-type", "application/x-www-form-urlencoded"]] as [string, string][],
  body: Buffer.from(Array.from({ length: n }, (_, i) => `f${i}=1`).join("&")),
});
export const controlCase: CostCase = {
  kind: "fields",
  address: "POST control",
  small: fields(4_000),
  large: fields(16_000),
};
