let changes = 0;
let losses = 0;

/**
 * Called after every commit that may have changed what somebody reads. Synchronous: the answer to the write leaves
 * after it.
 */
export function publishChange(): void {
  changes += 1;
}

/** How many changes there were since the start: whatever was kept when there were fewer is stale. */
export const changesSoFar = (): number => changes;

/** Called when this process may miss what others write from now on: nothing kept is surely current any more. */
export function losesTouch(): void {
  losses += 1;
}

/** Changes and lost touches since the start: what was read at another count may be out of date. */
export const newsSoFar = (): number => changes + losses;
