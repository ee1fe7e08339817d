/**
 * What is mended in postgres.js 3.4.9, by file: the words as they stand there, and the words that replace them.
 * Reported there as issues 1133, 1186, 1193 and 1216; 3.4.9 is the newest release.
 * @type {Record<string, [before: string, after: string][]>}
 */
const mended = {
  "connection.js": [
    // postgres.js opens a closed connection again as the same object, with what was left in it: a timer that never
    // fires, old bytes before the new first packet, half an answer. Such a connection never answered again, and after a
    // reset everybody who had asked waited for ever. And a server that accepts connections only to close them was asked
    // again without end; now each host is tried once.
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
    // The question about array types fails together with its connection. Nobody handles this failure, so it would end
    // the process too.
    ["return fetchArrayTypes()", "return void fetchArrayTypes().catch(noop)"],
  ],
  "index.js": [
    // A function whose transaction has lost its connection goes on. Without this, its next statements would be run by
    // whoever has the connection by then, outside of any transaction or within somebody else's.
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
 * Mends the bundled copy of postgres.js while building. To be removed with the release that mends it; if one of the
 * places isn't found, the build fails.
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
