import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";

/** Milliseconds of CPU time in a tick of /proc/PID/stat: a hundredth of a second on every Linux that Node supports. */
const tick = 10;

/**
 * CPU time that a process has used so far, in milliseconds, all its threads together: to the nanosecond where the
 * kernel keeps that, else by ticks. Null on systems without /proc, where nobody can be asked: the process's own word
 * would be part of the load.
 */
export function cpuOf(pid: number): number | null {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const ran = tasks.reduce(
      (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]),
      0,
    );
    if (ran > 0) return ran / 1e6;
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return null;
  }
}

export interface Sent {
  method: "GET" | "POST";
  path: string;
  headers: [name: string, value: string][];
  body?: Buffer;
}
/** One kind of size at one address: a request that has some of it, and one that has four times as much. */
export interface CostCase {
  kind: string;
  address: string;
  small: Sent;
  large: Sent;
}
/** Milliseconds of CPU time, and how many times the one is the other. */
export interface Cost extends Omit<CostCase, "small" | "large"> {
  small: number;
  large: number;
  ratio: number;
  ok: boolean;
  status: number;
}
export interface Target {
  origin: string;
  pid: number;
}

/** Four is in proportion; what takes the square of the size takes sixteen times. */
const mostTimes = 8;
/** What costs less than this is as cheap as any page, and its differences are noise; milliseconds. */
const cheap = 15;
/** Whoever takes longer than this gives no answer; milliseconds. */
const patience = 60_000;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let asked = 0;

/**
 * Sends it as it stands: neither a library nor the platform sets its path or headers right before they leave. Gives the
 * status; 0 for none.
 */
export function send({ origin }: Target, { method, path, headers, body }: Sent): Promise<number> {
  const { hostname, port, host } = new URL(origin);
  const lines = [
    ["host", host],
    ...(method === "POST" ? [["origin", origin]] : []),
    ...headers,
    ...(body ? [["content-length", String(body.length)]] : []),
  ].flat();
  return new Promise((resolve) => {
    const sent = request(
      { hostname, port, method, path, agent, timeout: patience, headers: lines, setHost: false },
      (answer) => {
        answer.resume();
        answer.once("close", () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once("timeout", () => sent.destroy());
    // Who refuses a body before it has come may close the line while it is still being written.
    sent.once("error", () => resolve(0));
    sent.end(body);
  });
}

/**
 * Pages and what they read are kept for who asks for the same again: a number that no request had before, and the
 * header of benches, forbid it.
 */
const fresh = (sent: Sent): Sent => ({
  ...sent,
  path: `${sent.path}${sent.path.includes("?") ? "&" : "?"}z=${(asked += 1)}`,
  headers: [["x-bench", "cost"], ...sent.headers],
});

async function costOf(target: Target, sent: Sent): Promise<{ cpu: number; status: number }> {
  const before = cpuOf(target.pid) ?? 0;
  const status = await send(target, fresh(sent));
  return { cpu: (cpuOf(target.pid) ?? 0) - before, status };
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Both sizes by turns, the median of three each; what looks wrong is looked at nine times before it is called so. Four
 * small requests stand beside one large: as many bytes together leave as much to be tidied up, which single small ones
 * often leave to whoever comes next.
 */
export async function measure(target: Target, each: CostCase, samples = 3): Promise<Cost> {
  const costs: { small: number[]; large: number[] } = { small: [], large: [] };
  let status = 0;
  for (let n = 0; n < samples; n += 1) {
    let four = 0;
    for (let i = 0; i < 4; i += 1) four += (await costOf(target, each.small)).cpu;
    costs.small.push(four / 4);
    const last = await costOf(target, each.large);
    costs.large.push(last.cpu);
    status = last.status;
    if (last.cpu > patience / 4) break;
  }
  const [small, large] = [median(costs.small), median(costs.large)];
  const ratio = large / Math.max(small, cheap);
  if (ratio > mostTimes && samples === 3 && large < patience / 4) return measure(target, each, 9);
  return { kind: each.kind, address: each.address, small, large, ratio, ok: ratio <= mostTimes, status };
}

export const toldCost = ({ kind, address, small, large, ratio, status }: Cost): string =>
  `${ratio.toFixed(1).padStart(6)} ${small.toFixed(0).padStart(7)} ${large.toFixed(0).padStart(7)}  ${String(status).padStart(3)}  ${kind} (${address})`;
