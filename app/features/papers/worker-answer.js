import { Refused } from "./paper-worker-xml.js";

/**
 * Answers in JSON for the bytes on standard input, and ends the process.
 * @template T @param {(bytes: Buffer) => T | Promise<T>} read
 */
export async function answerWith(read) {
  /** @type {Buffer[]} */
  const input = [];
  for await (const chunk of process.stdin) input.push(chunk);
  const answer = await tried(read, Buffer.concat(input));
  // The process ends even if a reader still works in the background.
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

/** @template T @param {(bytes: Buffer) => T | Promise<T>} read @param {Buffer} bytes */
async function tried(read, bytes) {
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, why: error.why };
    // A parser that gives up, or runs out of stack, has met a file that no program wrote.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return { ok: false, why: "broken" };
  }
}
