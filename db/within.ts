/** Thrown when no answer came in the given time. */
export class NoAnswer extends Error {
  constructor() {
    super("No answer in time");
    this.name = "NoAnswer";
  }
}

/**
 * The answer, or NoAnswer after that many milliseconds. If this process itself stood still, that isn't taken for
 * silence: what arrived meanwhile is read first.
 */
export async function within<T>(milliseconds: number, asked: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => setImmediate(() => reject(new NoAnswer())), milliseconds);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
