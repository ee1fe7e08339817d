import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/**
 * Runs the work of a request, so that whatever is logged within it carries the id that its answer and its error page
 * show.
 */
export const inRequest = <R>(requestId: string, work: () => R): R => storage.run(requestId, work);

export const requestIdNow = (): string | null => storage.getStore() ?? null;
