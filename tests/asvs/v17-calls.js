const none = "there are no calls: nothing uses WebRTC";

/** @type {import("./item.js").Items} */
export const calls = {
  "17.1.1": { what: "relays", na: none },
  "17.2.1": { what: "keys of calls", na: none },
  "17.2.2": { what: "ciphers of calls", na: none },
  "17.2.3": { what: "integrity of media", na: none },
  "17.2.4": { what: "broken media", na: none },
  "17.3.1": { what: "floods of signals", na: none },
  "17.3.2": { what: "broken signals", na: none },
};
