const pending: (() => Promise<unknown>)[] = [];

/** Something to end when this test file ends; the last opened is the first closed. */
export function atEndOfFile(close: () => Promise<unknown>): void {
  pending.push(close);
}

/** Ends everything even where one of them fails, then says what failed. */
export async function endOfFile(): Promise<void> {
  const failures: unknown[] = [];
  for (let close = pending.pop(); close; close = pending.pop()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join("\n"));
}
