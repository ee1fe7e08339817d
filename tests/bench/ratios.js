/** @param {number[]} values @returns {number} the middle one, or the mean of the two in the middle; NaN of none */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/**
 * Round by round, so that a slow minute slows both sides of a ratio.
 * @param {number[]} upper
 * @param {number[]} lower
 */
export function ratios(upper, lower) {
  if (upper.length !== lower.length) throw new Error("A ratio needs both values of each round.");
  return upper.map((value, round) => value / (lower[round] ?? NaN));
}
