/**
 * The English module must have the same keys as the Italian one, with the same arguments: a missing, extra or wrong one
 * doesn't compile.
 */
export type Same<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Same<T[K]>;
};
