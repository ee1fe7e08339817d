type Listener = () => void;

const changed = new Set<Listener>();
const lost = new Set<Listener>();
const tell = (listeners: Set<Listener>) => {
  for (const listener of listeners) listener();
};
const add = (listeners: Set<Listener>, listener: Listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Called after every commit that may have changed what somebody reads. Synchronous: the answer to the write leaves after it. */
export const publishChange = (): void => tell(changed);
export const onChange = (listener: Listener): (() => void) => add(changed, listener);

/** Called when this process may miss what others write from now on: nothing that was kept is surely current any more. */
export const losesTouch = (): void => tell(lost);
export const onLostTouch = (listener: Listener): (() => void) => add(lost, listener);
