/**
 * What of postgres.js 3.4.9 is mended, file by file: the words as they stand there, the words that take their place.
 * Reported there as issues 1133, 1186, 1193 and 1216; 3.4.9 is the newest release.
 * @type {Record<string, [before: string, after: string][]>}
 */
const mended = {
  "connection.js": [
    // A closed connection is opened again as the same object, with what was left in it: a timer that never fires, the
    // bytes of its last life before the new first packet, half an answer. It never answered again, and after a reset
    // whoever had asked waited for ever. And a server that takes a connection only to close it was asked again without
    // end: now each host is tried once.
    [
      `if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
      `const another = initial && ++retries < options.host.length
    another || error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = chunk = nextWriteTimer = null
    rows = 0
    result = new Result()
    if (another)
      return reconnect()

    retries = 0
`,
    ],
    // The question about array types fails with its connection; nobody hears of it, and that too ends the process.
    ["return fetchArrayTypes()", "return void fetchArrayTypes().catch(noop)"],
  ],
  "index.js": [
    // A function whose transaction lost its connection goes on: what it says next would be done by whoever has the
    // connection by then, outside of any transaction or within somebody else's.
    ["      , connection\n", "      , connection\n      , lost = null\n"],
    [
      "connection.onclose = reject)",
      `connection.onclose = (error) => {
          lost = error
          while (queries.length) queries.shift().reject(error)
          reject(error)
        })`,
    ],
    [
      "q.catch(e => uncaughtError || (uncaughtError = e))\n",
      "q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost) return q.reject(lost)\n",
    ],
  ],
};

/**
 * Mends the bundled copy of postgres.js while building. To be removed with the release that mends it; a build in which
 * one of the places isn't found fails.
 * @returns {import("vite").Plugin}
 */
export const guardPostgres = () => ({
  name: "guard-postgres",
  config: () => ({ ssr: { noExternal: ["postgres"] } }),
  transform(code, id) {
    const [, file = ""] =
      /node_modules\/postgres\/src\/([a-z]+\.js)$/.exec(id.split("?")[0]?.replaceAll("\\", "/") ?? "") ?? [];
    const places = mended[file];
    return places ? { code: places.reduce(replaceOnce, code), map: null } : null;
  },
});

/** @param {string} code @param {[before: string, after: string]} place */
function replaceOnce(code, [before, after]) {
  if (code.split(before).length !== 2)
    throw new Error("postgres.js has changed: look whether it still needs its guard (db/guard-postgres.js)");
  return code.replace(before, () => after);
}
