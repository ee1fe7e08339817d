/**
 * Runs works side by side, at any moment as many as there are cores for. One begins once the works that it needs have
 * ended and enough cores are free; the first of the list that can begins first.
 * @template {{ name: string, cores: number, needs?: string }} W
 * @template R
 * @param {readonly W[]} works @param {number} cores @param {(work: W) => Promise<R>} run
 * @returns {Promise<R[]>} in the order of the works
 */
export async function sideBySide(works, cores, run) {
  /** @type {Map<string, R>} */
  const ended = new Map();
  const waiting = new Set(works);
  /** @type {Map<W, Promise<void>>} */
  const running = new Map();
  const taken = (/** @type {W} */ { cores: wanted }) => Math.min(wanted, cores);
  const canBegin = (/** @type {W} */ work) => {
    const busy = [...running.keys()].reduce((sum, other) => sum + taken(other), 0);
    const unmet = work.needs !== undefined && works.some(({ name }) => name === work.needs) && !ended.has(work.needs);
    return !unmet && busy + taken(work) <= cores;
  };
  while (waiting.size + running.size > 0) {
    for (const work of waiting) {
      if (!canBegin(work)) continue;
      waiting.delete(work);
      running.set(
        work,
        run(work).then((result) => {
          ended.set(work.name, result);
          running.delete(work);
        }),
      );
    }
    await Promise.race(running.values());
  }
  return works.map(({ name }) => /** @type {R} */ (ended.get(name)));
}
