const proxy = "TLS is the proxy's: nothing here sets it up or looks at it";

/** @type {import("./item.js").Items} */
export const communication = {
  "12.1.1": { what: "versions of TLS", open: proxy },
  "12.1.2": { what: "ciphers of TLS", open: proxy },
  "12.1.3": { what: "certificates of clients", na: "nobody signs in by certificate" },
  "12.2.1": {
    what: "https for everybody outside",
    held: [
      ["tests/http/answers.db.test.ts", "all of them over https keep to it"],
      ["SECURITY.md", "What whoever runs it must do"],
    ],
  },
  "12.2.2": { what: "certificates that browsers trust", open: proxy },
  "12.3.1": {
    what: "encrypted ways to database, mail and scanner",
    open: "DATABASE_URL and SMTP_URL say it; nothing refuses a plain one, and the scanner knows no TLS",
  },
  "12.3.2": {
    what: "certificates of servers are checked",
    open: "as the drivers do by what the address says; no test looks at it",
  },
  "12.3.3": {
    what: "https within",
    open: "from the proxy to the program it is plain http, meant for one machine or a closed network",
  },
  "12.3.4": { what: "certificates within", open: "as 12.3.3: nothing within has a certificate" },
};
