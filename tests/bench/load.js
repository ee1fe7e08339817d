import autocannon from "autocannon";

/*
 * Prints requests per second; anything but 2xx is an error, because refusals are fast. Code 3 where only time-outs came
 * between.
 */
const { url, headers, seconds, connections } = JSON.parse(process.argv[2] ?? "{}");
/** What a rate is made of at the least. */
const few = Math.max(8, connections);
/** Requests go on for the seconds, or until so many are answered. */
const ask = async (/** @type {number} */ amount = 0) => {
  const started = performance.now();
  const result = await autocannon({
    url,
    headers: { "accept-encoding": "identity", ...headers },
    connections,
    sampleInt: 100,
    duration: seconds,
    ...(amount > 0 && { amount }),
  });
  if (result.errors > 0 || result.timeouts > 0 || result.non2xx > 0) {
    process.stderr.write(
      `${result.errors} errors, ${result.timeouts} time-outs, ${result.non2xx} answers that are not 2xx\n`,
    );
    process.exit(result.non2xx === 0 && result.errors === result.timeouts ? 3 : 1);
  }
  return { answers: result["2xx"], seconds: (performance.now() - started) / 1000 };
};
let slice = await ask();
// On a slow machine a short slice counts nothing, or what came in by chance: then so many are waited for.
if (slice.answers < few) slice = await ask(few);
process.stdout.write(String(slice.answers / slice.seconds));
