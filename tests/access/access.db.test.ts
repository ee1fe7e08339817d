import { beforeAll, describe, expect, test } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { pages } from "#app/urls.js";
import { ask, askAndUndo } from "#tests/support/server/app.ts";
import { answerCode, cases, formOf, pathOf } from "./cases.ts";
import { personas } from "./personas.ts";
import { accessWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  ({ world } = await accessWorld());
  // Thousands of requests from one address are what limits are for; they have their own test.
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
});

test("every address of the product is in the table, and read by somebody", () => {
  const reading = new Set(cases.filter(({ method }) => method === "GET").map(({ page }) => page));
  expect(Object.keys(pages).filter((page) => !reading.has(page as keyof typeof pages))).toEqual([]);
});

describe("who may", () => {
  test.each(cases)("$line", async (row) => {
    const answers: Record<string, string> = {};
    for (const persona of personas) {
      const [path, cookie] = [pathOf(world, row), world.cookies[persona]];
      answers[persona] =
        row.method === "GET"
          ? answerCode(await ask(row.sent ? `${path}?${formOf(world, row.sent).toString()}` : path, { cookie }))
          : await askAndUndo(path, { method: row.method, cookie, body: formOf(world, row.sent) }, (answer) =>
              Promise.resolve(answerCode(answer)),
            );
    }
    expect(answers).toEqual(row.expected);
  });
});

test("in English visitors are answered the same", async () => {
  for (const row of cases.filter(({ method }) => method === "GET")) {
    const path = `/en${pathOf(world, row)}`.replace(/\/$/, "");
    const answer = await ask(row.sent ? `${path}?${formOf(world, row.sent).toString()}` : path);
    expect(answerCode(answer), path).toBe(row.expected.visitor);
    if (answer.status === 302) expect(answer.headers.get("location"), path).toMatch(/^\/en\//);
  }
});

test("an address without a form takes no post, whoever sends it", async () => {
  const writing = new Set(cases.filter(({ method }) => method === "POST").map(({ page }) => page));
  for (const page of Object.keys(pages) as (keyof typeof pages)[]) {
    if (writing.has(page)) continue;
    for (const persona of ["visitor", "signatory", "lead", "admin"] as const) {
      const path = pathOf(world, { page, params: {} });
      expect(
        answerCode(
          await ask(path, {
            method: "POST",
            cookie: world.cookies[persona],
            body: new URLSearchParams({ intent: "save" }),
          }),
        ),
        `${persona} ${path}`,
      ).toBe("405");
    }
  }
});

test("no form is shown that the table doesn't know", async () => {
  const known = new Set(
    cases
      .filter(({ method }) => method === "POST")
      .map(({ page, sent }) => `${page} ${(new URLSearchParams(sent).get("intent") ?? "").split(":")[0] ?? ""}`),
  );
  const unknown = new Set<string>();
  for (const row of cases.filter(
    ({ page, method, params }) =>
      method === "GET" && Object.keys(params).length === 0 && !pages[page][1].startsWith("files/"),
  )) {
    for (const persona of (["visitor", "signatory", "planner", "lead", "auditor", "admin"] as const).filter(
      (each) => row.expected[each] === "ok",
    )) {
      const html = await (await ask(pathOf(world, row), { cookie: world.cookies[persona] })).text();
      for (const [, intent = ""] of html.matchAll(/name="intent" value="([^":]*)/g))
        if (!known.has(`${row.page} ${intent}`)) unknown.add(`${row.page} POST?intent=${intent}`);
    }
  }
  expect([...unknown]).toEqual([]);
});
