/**
 * The English module must have the Italian one's keys, with the same arguments: missing, extra or wrong ones do not
 * compile.
 */
export type Same<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Same<T[K]>;
};
