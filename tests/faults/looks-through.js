import { createServer } from "node:http";

/*
 * What the cost test must find: a server that looks through the whole form again for each of its names. Prints its
 * port.
 */
const server = createServer((incoming, answer) => {
  /** @type {Buffer[]} */
  const chunks = [];
  incoming.on("data", (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  incoming.on("end", () => {
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    let values = 0;
    for (const name of new Set(form.keys())) values += form.getAll(name).length;
    answer.end(String(values));
  });
});
server.listen(0, "127.0.0.1", () =>
  console.log(`port ${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`),
);
process.once("SIGTERM", () => process.exit(0));
