import autocannon from "autocannon";

/*
 * Prints requests per second; anything but 2xx is an error, because refusals are fast. Code 3 where only time-outs came
 * between.
 */
const { url, headers, seconds, connections } = JSON.parse(process.argv[2] ?? "{}");
const started = performance.now();
const result = await autocannon({
  url,
  headers: { ...headers, "accept-encoding": "identity" },
  duration: seconds,
  connections,
  sampleInt: 100,
});
const elapsed = (performance.now() - started) / 1000;
if (result.errors > 0 || result.timeouts > 0 || result.non2xx > 0) {
  process.stderr.write(
    `${result.errors} errors, ${result.timeouts} time-outs, ${result.non2xx} answers that are not 2xx\n`,
  );
  process.exit(result.non2xx === 0 && result.errors === result.timeouts ? 3 : 1);
}
process.stdout.write(String(result["2xx"] / elapsed));
