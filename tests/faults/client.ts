import { setTimeout as pause } from "node:timers/promises";

export interface Answer {
  status: number;
  location: string;
  text: string;
}

/**
 * Somebody's browser in a bad hour: a request that got no answer, or one that says «later», is made again until it gets
 * one. `retries` counts these. The office's forms bear that: what a repeated one would do twice is known by its key.
 */
export class Client {
  retries = 0;
  private cookie = "";

  constructor(
    private readonly origin: string,
    private readonly give: AbortSignal,
  ) {}

  async signIn(email: string, password: string): Promise<void> {
    await this.post("/accedi", { email, password });
    if (this.cookie === "") throw new Error(`${email} could not sign in`);
  }

  get = (path: string): Promise<Answer> => this.ask(path);

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.ask(path, new URLSearchParams(fields));
  }

  private async ask(path: string, body?: URLSearchParams): Promise<Answer> {
    for (;;) {
      this.give.throwIfAborted();
      const answer = await this.once(path, body).catch(() => null);
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      this.retries += 1;
      await pause(200 + Math.random() * 200);
    }
  }

  private async once(path: string, body?: URLSearchParams): Promise<Answer> {
    const answer = await fetch(this.origin + path, {
      method: body ? "POST" : "GET",
      redirect: "manual",
      signal: AbortSignal.timeout(20_000),
      headers: { ...(body && { origin: this.origin }), ...(this.cookie && { cookie: this.cookie }) },
      ...(body && { body }),
    });
    for (const line of answer.headers.getSetCookie())
      if (line.startsWith("tavolo_session=") && !line.startsWith("tavolo_session=;"))
        this.cookie = line.split(";")[0] ?? "";
    return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
  }
}
