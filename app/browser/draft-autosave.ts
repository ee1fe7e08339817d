import { dropCopy, keepCopy } from "./local-copy.ts";

export type SaveAnswer =
  | {
      ok: true;
      draft: string;
      version: number;
      clock: string;
      base: Record<string, string>;
      news: Record<string, string>;
      conflict: string | null;
    }
  | { ok: false; code: string; message: string };

export type SaveStatus =
  /** `unscripted`: before scripts run, or where they don't. */
  | { kind: "unscripted" | "idle" | "saving" }
  | { kind: "saved" | "conflict"; clock: string }
  | { kind: "dirty" | "offline" | "failed" | "signed_out"; onDevice: boolean }
  | { kind: "refused"; why: string; onDevice: boolean };

/** What the next save has to name. */
export interface Base {
  version: number;
  base: Record<string, string>;
  conflict: string;
}

interface Options {
  form: HTMLFormElement;
  url: string;
  person: string;
  draft: string;
  start: Base;
  onStatus(status: SaveStatus): void;
  onBase(base: Base): void;
}

type Values = Record<string, string>;
const quietMs = 1_200;
const againMs = 8_000;
/** Bytes: browsers refuse a larger request that is to go on after its page is closed. */
const keepaliveBytes = 60_000;

/** The draft's fields in a form, by the names the server knows. Check boxes are one field. */
export function readFields(form: HTMLFormElement): Values {
  const values: Values = {};
  const data = new FormData(form);
  for (const [name, value] of data)
    if (typeof value === "string" && /^(?:title|body|kind|district|answers\..+)$/.test(name)) values[name] = value;
  values["lines"] = data
    .getAll("lines[]")
    .filter((id) => id !== "")
    .sort()
    .join(",");
  return values;
}

/** Saves a draft's form as one types: what has changed, one request at a time, until the server has confirmed it. */
export class DraftAutosave {
  #known: Values;
  #submitted: Values | null = null;
  #base: Base;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #inConflict = false;
  #onDevice = false;

  constructor(private readonly options: Options) {
    this.#known = readFields(options.form);
    this.#base = options.start;
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  /** Resolves when no request is under way. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  changed(): void {
    const dirty = this.#dirty();
    if (Object.keys(dirty).length === 0) return;
    this.#onDevice = keepCopy(this.options.person, this.options.draft, {
      texts: dirty,
      base: this.#base.base,
      version: this.#base.version,
      at: new Date().toISOString(),
    });
    if (!this.#running) this.options.onStatus({ kind: "dirty", onDevice: this.#onDevice });
    this.#schedule(quietMs);
  }

  /** Saves now what is not saved yet. `leaving`: the page goes away, the request must outlive it. */
  flush(leaving = false): void {
    clearTimeout(this.#timer);
    const dirty = this.#dirty();
    if (Object.keys(dirty).length === 0 || (this.#running && !leaving)) return;
    const body = this.#body(dirty);
    if (leaving) {
      if (JSON.stringify(dirty).length < keepaliveBytes / 3)
        void fetch(this.options.url, { method: "POST", body, keepalive: true }).catch(() => undefined);
      return;
    }
    this.options.onStatus({ kind: "saving" });
    this.#running = this.#send(body, dirty).finally(() => {
      this.#running = null;
    });
  }

  /** The whole form goes to the server: what it holds now counts as sent, if the server takes it. */
  submitting(): void {
    clearTimeout(this.#timer);
    this.#submitted = readFields(this.options.form);
  }

  /**
   * The page was given the draft anew. Fields that nobody has touched since show the server's text; a field in which
   * somebody is typing keeps what they typed.
   */
  adopt(server: Values, next: Base, taken: boolean): void {
    const seen = taken && this.#submitted ? this.#submitted : this.#known;
    const now = readFields(this.options.form);
    const base = { ...next.base };
    for (const [field, text] of Object.entries(server)) {
      const mine = now[field] ?? "";
      if (mine.trim() === text.trim()) this.#known[field] = mine;
      else if (mine === (seen[field] ?? "")) {
        this.#show(field, text);
        this.#known[field] = text;
      } else {
        // Somebody is still typing here: the base stays what they started from, or the save would overwrite what was
        // written in between.
        base[field] = this.#base.base[field] ?? "";
        this.#known[field] = seen[field] ?? "";
      }
    }
    this.#submitted = null;
    this.#inConflict = false;
    this.#rebase({ ...next, base });
    if (Object.keys(this.#dirty()).length > 0) this.changed();
    else dropCopy(this.options.person, this.options.draft);
  }

  /** Puts texts back that had stayed on this device, as if they were being typed now. */
  restore(texts: Values, base: Record<string, string>): void {
    for (const [field, text] of Object.entries(texts)) this.#show(field, text);
    this.#rebase({
      ...this.#base,
      base: {
        ...this.#base.base,
        ...Object.fromEntries(Object.keys(texts).map((field) => [field, base[field] ?? ""])),
      },
    });
    this.changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #dirty(): Values {
    return Object.fromEntries(
      Object.entries(readFields(this.options.form)).filter(([field, text]) => text !== (this.#known[field] ?? "")),
    );
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), ms);
  }

  #rebase(base: Base): void {
    this.#base = base;
    this.options.onBase(base);
  }

  #body(dirty: Values): FormData {
    const body = new FormData();
    body.set("version", String(this.#base.version));
    body.set("base", JSON.stringify(this.#base.base));
    body.set("conflict", this.#base.conflict);
    for (const [field, text] of Object.entries(dirty)) {
      if (field === "lines") for (const id of ["", ...text.split(",")]) body.append("lines[]", id);
      else body.set(field, text);
    }
    return body;
  }

  async #send(body: FormData, sent: Values): Promise<void> {
    let answer: SaveAnswer;
    let status: number;
    try {
      const response = await fetch(this.options.url, { method: "POST", body, headers: { accept: "application/json" } });
      status = response.status;
      answer = await answerOf(response);
    } catch {
      this.#waiting(navigator.onLine ? "failed" : "offline");
      return;
    }
    // Something between browser and server, such as the sign-in page of a public network, may answer 200: only our own
    // answer about this draft counts.
    if (answer.ok && answer.draft === this.options.draft) return this.#taken(answer, sent);
    if (answer.ok || status >= 500 || status === 429) return this.#waiting("failed");
    if (answer.code === "sign_in") return this.#waiting("signed_out");
    this.options.onStatus({ kind: "refused", why: answer.message, onDevice: this.#onDevice });
  }

  #taken(answer: Extract<SaveAnswer, { ok: true }>, sent: Values): void {
    const now = readFields(this.options.form);
    for (const [field, text] of Object.entries(sent)) {
      this.#known[field] = text;
      const news = answer.news[field];
      if (news !== undefined && now[field] === text) {
        this.#show(field, news);
        this.#known[field] = news;
      }
    }
    this.#inConflict ||= answer.conflict !== null;
    // A field that wasn't sent still shows its earlier text, so its base stays the text that it came from.
    const base = Object.fromEntries(
      Object.entries(answer.base).map(([field, digest]) => [
        field,
        field in sent ? digest : (this.#base.base[field] ?? ""),
      ]),
    );
    this.#rebase({ version: answer.version, base, conflict: answer.conflict ?? this.#base.conflict });
    if (Object.keys(this.#dirty()).length > 0) {
      this.options.onStatus({ kind: "dirty", onDevice: this.#onDevice });
      return this.#schedule(quietMs);
    }
    dropCopy(this.options.person, this.options.draft);
    this.options.onStatus({ kind: this.#inConflict ? "conflict" : "saved", clock: answer.clock });
  }

  #waiting(kind: "failed" | "offline" | "signed_out"): void {
    this.options.onStatus({ kind, onDevice: this.#onDevice });
    this.#schedule(againMs);
  }

  #show(field: string, text: string): void {
    if (field === "lines") {
      const chosen = new Set(text.split(","));
      for (const box of this.options.form.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="lines[]"]'))
        box.checked = chosen.has(box.value);
      return;
    }
    const control = this.options.form.elements.namedItem(field);
    if (
      control instanceof RadioNodeList ||
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    )
      control.value = text;
  }
}

async function answerOf(response: Response): Promise<SaveAnswer> {
  const answer: unknown = await response.json();
  if (typeof answer !== "object" || answer === null || typeof (answer as SaveAnswer).ok !== "boolean")
    throw new Error("Not our answer");
  return answer as SaveAnswer;
}
