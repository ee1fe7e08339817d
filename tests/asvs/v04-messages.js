const noGraph = "there is no GraphQL";
const noSocket = "pages open no WebSocket, and the server takes none";

/** @type {import("./item.js").Items} */
export const messages = {
  "4.1.1": {
    what: "each answer says its type and charset",
    open: "all do but the data of pages (text/x-script), which our own script reads, always as UTF-8",
  },
  "4.1.2": { what: "only pages lead from http to https", na: "the program leads nothing there: that is the proxy's" },
  "4.1.3": {
    what: "a client can't write what the proxy adds",
    held: [
      ["tests/http/client.test.ts", "whatever a client writes in front of what the proxies add changes nothing"],
      [
        "tests/http/flooded.db.test.ts",
        "an address that a client writes into a header for nothing, while no proxy is trusted",
      ],
    ],
  },
  "4.2.1": {
    what: "where a request ends",
    open: "left to Node's parser, which was tried by hand; no test sends two lengths",
  },
  "4.3.1": { what: "costly GraphQL queries", na: noGraph },
  "4.3.2": { what: "GraphQL introspection", na: noGraph },
  "4.4.1": { what: "WebSockets over TLS", na: noSocket },
  "4.4.2": { what: "origin of WebSockets", na: noSocket },
  "4.4.3": { what: "tokens of WebSockets", na: noSocket },
  "4.4.4": { what: "sessions of WebSockets", na: noSocket },
};
