type Listener = () => void;
const listeners = new Set<Listener>();

/** Called after every commit that may have changed what somebody reads. Synchronous: the answer to the write leaves after it. */
export function publishChange(): void {
  for (const listener of listeners) listener();
}

export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
