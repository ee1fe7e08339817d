let changes = 0;
let losses = 0;

/**
 * Called after every commit that may have changed what somebody reads. It is synchronous, so that caches are dropped
 * before the answer to the write leaves.
 */
export function publishChange(): void {
  changes += 1;
}

/** How many changes there were since the start: whatever was kept when there were fewer is stale. */
export const changesSoFar = (): number => changes;

/**
 * Called when this process may miss, from now on, what others write: nothing that is kept can be trusted to be current
 * any more.
 */
export function losesTouch(): void {
  losses += 1;
}

/**
 * How many changes and losses of touch there were since the start: what was read at another count may be out of date.
 */
export const newsSoFar = (): number => changes + losses;
