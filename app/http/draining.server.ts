let draining = false;

/** From now on `/readyz` says 503, so that the proxy sends new requests elsewhere. */
export function startDraining(): void {
  draining = true;
}

export const isDraining = (): boolean => draining;
