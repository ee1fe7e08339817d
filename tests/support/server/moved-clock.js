import { readFileSync } from "node:fs";

/*
 * Loaded before a server under test, by NODE_OPTIONS=--import: its clock goes ahead of the machine's, or behind, by the
 * milliseconds in the file that CLOCK_FILE names. The test may write that file anew while the server runs.
 */
const file = process.env["CLOCK_FILE"] ?? "";
const read = () => Number(readFileSync(file, "utf8"));
let ahead = read();
setInterval(() => {
  ahead = read();
}, 50).unref();

const machine = Date;
const now = () => machine.now() + ahead;
globalThis.Date = new Proxy(machine, {
  construct: (target, given, made) =>
    /** @type {object} */ (Reflect.construct(target, given.length === 0 ? [now()] : given, made)),
  get: (target, name) => (name === "now" ? now : /** @type {unknown} */ (Reflect.get(target, name))),
});
