/** Nothing came in the time that there was. */
export class NoAnswer extends Error {
  constructor() {
    super("No answer in time");
    this.name = "NoAnswer";
  }
}

/**
 * What was asked, or NoAnswer after so many milliseconds. A process that stood still itself doesn't take that for
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
