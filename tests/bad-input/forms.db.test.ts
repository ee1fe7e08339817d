import { beforeAll, describe, expect, test } from "vitest";
import { cleanText } from "#app/core/form.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { pages } from "#app/urls.js";
import { ask, askAndUndo } from "#tests/support/server/app.ts";
import { cases, formOf, pathOf } from "../access/cases.ts";
import type { Persona } from "../access/personas.ts";
import { accessWorld, type World } from "../access/world.ts";
import { hostileTexts, mark } from "./attacks.ts";
import { careful, formsOf, isTyped, type FormField, type ShownForm } from "./forms.ts";
import { everything, some } from "./sample.ts";

interface Shown {
  persona: Persona;
  page: string;
  lang: "it" | "en";
  form: ShownForm;
}
/** What goes wrong with one field; `kept` is what the page must show again when it refuses. */
interface Mutation {
  what: string;
  body: (form: ShownForm, field: FormField) => BodyInit;
  type?: string;
  kept?: string;
}

let world: World;
const shown: Shown[] = [];

beforeAll(async () => {
  ({ world } = await accessWorld());
  changeSettings({ BENCH: true });
  const known = new Set<string>();
  const readable = cases.filter(({ page, method }) => method === "GET" && !pages[page][1].startsWith("files/"));
  for (const persona of ["visitor", "signatory", "rival", "planner", "lead", "auditor", "admin"] as const) {
    for (const row of readable.filter(({ expected }) => expected[persona] === "ok")) {
      const path = pathOf(world, row);
      const page = row.sent ? `${path}?${formOf(world, row.sent).toString()}` : path;
      for (const form of formsOf(await (await ask(page, { cookie: world.cookies[persona] })).text(), page)) {
        const key = [
          form.method,
          row.page,
          form.fields.map(({ name, value }) => (name === "intent" ? `intent=${value}` : name)).join(" "),
        ].join(" ");
        if (known.has(key)) continue;
        known.add(key);
        shown.push({ persona, page, lang: known.size % 3 === 0 ? "en" : "it", form });
      }
    }
  }
  return () => changeSettings({ BENCH: false });
});

const others = (form: ShownForm, field: FormField): [string, string][] =>
  careful(form).filter(([name]) => name !== field.name);
const encoded = (pairs: [string, string][]): string => new URLSearchParams(pairs).toString();
const urlencoded = "application/x-www-form-urlencoded";
const sends = (what: string, more: (field: FormField) => [string, string][], kept?: string): Mutation => ({
  what,
  body: (form, field) => encoded([...others(form, field), ...more(field)]),
  type: urlencoded,
  ...(kept !== undefined && { kept }),
});
const raw = (what: string, bytes: string): Mutation => ({
  what,
  body: (form, field) => `${encoded(others(form, field))}&${encodeURIComponent(field.name)}=${bytes}`,
  type: urlencoded,
});

const wrongTypes: Mutation[] = [
  sends("missing", () => []),
  sends("empty", (field) => [[field.name, ""]]),
  sends("twice", (field) => [
    [field.name, "uno"],
    [field.name, "due"],
  ]),
  sends("a thousand times", (field) =>
    Array.from({ length: 1_000 }, (_, i) => [field.name, String(i)] as [string, string]),
  ),
  sends("as a list", (field) => [[`${field.name.replace("[]", "")}[]`, "x"]]),
  sends("nested", (field) => [[`${field.name}.a.b.c.d`, "x"]]),
  sends("as text and nested", (field) => [
    [field.name, "x"],
    [`${field.name}.a`, "y"],
  ]),
  sends("with a prototype", (field) => [
    [field.name, "x"],
    ["__proto__.polluted", "x"],
    ["constructor.prototype.polluted", "x"],
    [`${field.name}.__proto__.polluted`, "x"],
    ["__proto__", "x"],
  ]),
  sends("with a thousand dots", (field) => [[`${field.name}${".".repeat(1_000)}x`, "x"]]),
  raw("a lone surrogate", "%ED%A0%80x"),
  raw("bytes that are no text", "%FF%FE%C3"),
  raw("half a percent sign", "%zz%"),
  {
    what: "a file where text is asked for",
    body: (form, field) =>
      multipart(others(form, field), (data) =>
        data.append(field.name, new File(["%PDF-1.7"], `<${mark}>.pdf`, { type: "text/html" })),
      ),
  },
  {
    what: "a file without bytes",
    body: (form, field) =>
      multipart(others(form, field), (data) =>
        data.append(field.name, new File([], "", { type: "application/octet-stream" })),
      ),
  },
];

function multipart(pairs: [string, string][], more: (data: FormData) => void): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  more(data);
  return data;
}

const written = (text: string): Mutation =>
  sends(JSON.stringify(text.slice(0, 40)), (field) => [[field.name, text]], text);

const asSent = (form: ShownForm, pairs: [string, string][]) =>
  form.multipart
    ? { body: multipart(pairs, () => undefined) }
    : { body: encoded(pairs), headers: { "content-type": urlencoded } };

async function look(persona: Persona, answer: Response, lang: "it" | "en", told: string): Promise<string> {
  const html = await answer.text();
  expect(answer.status, told).toBeLessThan(500);
  expect(html.toLowerCase().includes(`<${mark}`), `${told} is in the answer as markup`).toBe(false);
  expect(
    new RegExp(`(href|src|action|formaction)="\\s*(javascript|vbscript|data):[^"]*${mark}`, "i").test(html),
    `${told} is in the answer as an address that runs`,
  ).toBe(false);
  expect(answer.headers.get("set-cookie") ?? "", told).not.toMatch(/^x=1/);
  if (answer.headers.get("content-type")?.startsWith("text/html") && html !== "")
    expect(html, told).toContain(`<html lang="${lang}"`);
  expect(({} as Record<string, unknown>)["polluted"], told).toBeUndefined();
  return html;
}

const addressOf = ({ page, lang, form }: Shown): string =>
  (lang === "en" ? "/en" : "") +
  form.action.replace(/^\/en(?=\/|$)/, "").replace(/^\?/, `${page.split("?")[0] ?? ""}?`);

async function attack(each: Shown, field: FormField, mutation: Mutation): Promise<void> {
  const { persona, page, lang, form } = each;
  const path = addressOf(each);
  const told = `${persona} ${path} ${String(form.fields.find(({ name }) => name === "intent")?.value ?? "")} ${field.name}: ${mutation.what}`;
  const asked = { cookie: world.cookies[persona] };
  if (form.method === "get") {
    const body = mutation.body(form, field);
    if (typeof body === "string" && body.length < 8_000)
      await look(persona, await ask(`${path.split("?")[0] ?? ""}?${body}`, asked), lang, told);
    return;
  }
  await askAndUndo(
    path,
    {
      ...asked,
      method: "POST",
      body: mutation.body(form, field),
      ...(mutation.type && { headers: { "content-type": mutation.type } }),
    },
    async (answer) => {
      const html = await look(persona, answer, lang, told);
      if (answer.status === 302) {
        const next = answer.headers.get("location") ?? "";
        expect(next, told).toMatch(/^\/(?!\/)/);
        // What was written is shown on the next page of the desk, and to everybody on the consultation's.
        await look(persona, await ask(next, asked), lang, `${told}, then ${next}`);
        if (mutation.what.includes(mark))
          await look("visitor", await ask(`/consultazioni/${world.campaign}`), "it", `${told}, then in public`);
        return;
      }
      if (
        answer.status < 400 ||
        mutation.kept === undefined ||
        !isTyped(field) ||
        [403, 404, 410, 413, 429].includes(answer.status)
      )
        return;
      const again = formsOf(html, page)
        .filter((each) => each.method === "post")
        .flatMap((each) => each.fields.filter(({ name }) => name === field.name).map(({ value }) => cleanText(value)));
      expect(
        again.includes(cleanText(mutation.kept)),
        `${told} is kept (${answer.status}): ${again.map((each) => each.slice(0, 60)).join(" | ")}`,
      ).toBe(true);
    },
  );
}

test("there are forms to try, of everybody who has some", () => {
  expect(new Set(shown.map(({ persona }) => persona)).size).toBe(7);
  expect(shown.filter(({ form }) => form.method === "post").length).toBeGreaterThan(40);
  const names = new Set(shown.flatMap(({ form }) => form.fields.map(({ name }) => name)));
  expect(names.size).toBeGreaterThan(80);
  expect([...names].filter((name) => name.startsWith("leave."))).not.toEqual([]);
});

test("a page that comes back with an error says so first, in its title", async () => {
  const silent: string[] = [];
  const refused = new Set<string>();
  for (const each of shown.filter(({ form }) => form.method === "post")) {
    const path = addressOf(each);
    // As it stands, with nothing filled in: its first button, if it has some with names.
    const button = each.form.fields.find(({ type }) => type === "button");
    const sent = each.form.fields
      .filter((field) => field.type === "hidden" || field === button)
      .map(({ name, value }): [string, string] => [name, value]);
    await askAndUndo(
      path,
      { cookie: world.cookies[each.persona], method: "POST", ...asSent(each.form, sent) },
      async (answer) => {
        const html = await answer.text();
        if (answer.status < 400 || !html.includes('role="alert"')) return;
        refused.add(path);
        if (!html.includes(each.lang === "it" ? "<title>Errore: " : "<title>Error: ")) silent.push(path);
      },
    );
  }
  expect(silent).toEqual([]);
  expect(refused.size).toBeGreaterThan(30);
});

describe("whatever is sent, the answer is clear, nothing runs and nothing is lost:", () => {
  const faults: string[] = [];
  const tryAll = async (pick: () => Mutation[]) => {
    for (const each of shown) {
      const names = new Set<string>();
      for (const field of each.form.fields.filter(({ name }) => !names.has(name) && names.add(name))) {
        for (const mutation of pick())
          await attack(each, field, mutation).catch((error: unknown) =>
            faults.push((error as Error).message.split("\n")[0] ?? ""),
          );
      }
    }
    expect(faults.splice(0)).toEqual([]);
  };

  test("fields of the wrong type", () => tryAll(() => some(wrongTypes, 2)), everything ? 0 : 900_000);
  test("hostile texts", () => tryAll(() => some(hostileTexts, 2).map(written)), everything ? 0 : 900_000);
});
