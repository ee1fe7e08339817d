import { createServer } from "node:http";

/*
 * The bar to measure against: node:http answering what the page's address answers, byte for byte and header for header.
 */
const source = process.argv[2] ?? "";
const answer = await fetch(source, { headers: { "accept-encoding": "identity" } });
const body = Buffer.from(await answer.arrayBuffer());
const headers = Object.fromEntries(
  [...answer.headers].filter(
    ([name]) => !["connection", "keep-alive", "date", "transfer-encoding", "content-length"].includes(name),
  ),
);
const server = createServer((_, response) => {
  response.writeHead(200, { ...headers, "content-length": body.byteLength });
  response.end(body);
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});
