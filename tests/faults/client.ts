import { setTimeout as pause } from "node:timers/promises";

export interface Answer {
  status: number;
  location: string;
  text: string;
}

/** One request as somebody waited for it. `status` is 0 where no answer came. Instants in milliseconds. */
export interface Asked {
  path: string;
  from: number;
  to: number;
  status: number;
}

/** Milliseconds after which a browser gives up. */
const patience = 20_000;

/** Asks once and tells how long it took. */
export async function askOnce(
  origin: string,
  path: string,
  { cookie = "", body, seen }: { cookie?: string; body?: FormData | URLSearchParams; seen?: (asked: Asked) => void },
): Promise<Answer & { cookie: string }> {
  const from = performance.now();
  let status = 0;
  try {
    const answer = await fetch(origin + path, {
      method: body ? "POST" : "GET",
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
      headers: { ...(body && { origin }), ...(cookie && { cookie }) },
      ...(body && { body }),
    });
    const text = await answer.text();
    status = answer.status;
    const set = answer.headers
      .getSetCookie()
      .find((line) => line.startsWith("tavolo_session=") && !line.startsWith("tavolo_session=;"));
    return { status, location: answer.headers.get("location") ?? "", text, cookie: set?.split(";")[0] ?? cookie };
  } finally {
    seen?.({ path, from, to: performance.now(), status });
  }
}

/**
 * Somebody's browser in a bad hour: a request that got no answer, or one that says «later», is made again until it gets
 * one. `retries` counts these. The office's forms bear that: what a repeated one would do twice is known by its key.
 */
export class Client {
  retries = 0;
  cookie = "";

  constructor(
    private readonly origin: string,
    private readonly give: AbortSignal,
    private readonly seen: (asked: Asked) => void = () => undefined,
  ) {}

  async signIn(email: string, password: string): Promise<void> {
    await this.post("/accedi", { email, password });
    if (this.cookie === "") throw new Error(`${email} could not sign in`);
  }

  get = (path: string): Promise<Answer> => this.ask(path);

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.ask(path, new URLSearchParams(fields));
  }

  /** A form with a file in it. */
  send(path: string, fields: Record<string, string>, field: string, file: File): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set(field, file);
    return this.ask(path, form);
  }

  private async ask(path: string, body?: FormData | URLSearchParams): Promise<Answer> {
    for (;;) {
      this.give.throwIfAborted();
      const { origin, cookie, seen } = this;
      const answer = await askOnce(origin, path, { cookie, seen, ...(body && { body }) }).catch(() => null);
      if (answer) this.cookie = answer.cookie;
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      this.retries += 1;
      await pause(200 + Math.random() * 200);
    }
  }
}
