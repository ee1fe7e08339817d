/** The line that writes on a connection which may be gone. */
const unguarded = "const x = socket.write(chunk, fn)";
const guarded = `if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    ${unguarded}`;

/**
 * postgres.js 3.4.9 ends the whole process when PostgreSQL goes away within a transaction: its ROLLBACK is written on a socket that is
 * null, from a timer where nobody can catch it (issues 1066, 1154, 1208). The bundled copy fails that one statement instead. To be
 * removed with the release that mends it; a build where the line isn't found fails.
 * @returns {import("vite").Plugin}
 */
export const guardPostgres = () => ({
  name: "guard-postgres",
  config: () => ({ ssr: { noExternal: ["postgres"] } }),
  transform(code, id) {
    if (!/node_modules\/postgres\/src\/connection\.js$/.test(id.split("?")[0]?.replaceAll("\\", "/") ?? "")) return null;
    if (code.split(unguarded).length !== 2) throw new Error("postgres.js has changed: look whether it still needs its guard (db/guard-postgres.js)");
    return { code: code.replace(unguarded, guarded), map: null };
  },
});
