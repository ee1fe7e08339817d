import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/** What is logged on behalf of a request can be found by the id that its answer and its error page carry. */
export const inRequest = <R>(requestId: string, work: () => R): R => storage.run(requestId, work);

export const requestIdNow = (): string | null => storage.getStore() ?? null;
