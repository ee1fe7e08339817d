import { beforeAll, expect, test } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { pages } from "#app/urls.js";
import { ask } from "#tests/support/server/app.ts";
import { cases, formOf, pathOf } from "./cases.ts";
import { personas } from "./personas.ts";
import { accessWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  ({ world } = await accessWorld());
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
});

/** What somebody reads on a page; a public page without what it can't be asked for is another address of the same. */
async function read(path: string, query: URLSearchParams, cookie: string | undefined): Promise<string> {
  const answer = await ask(query.size > 0 ? `${path}?${query.toString()}` : path, { cookie });
  if (answer.status === 301 || answer.status === 302 || answer.status === 308)
    return read(...apart(answer.headers.get("location") ?? ""), cookie);
  const html = await answer.text();
  const words = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]+>/g, " ");
  return `${answer.status} ${words.replace(/\s+/g, " ")}`;
}
function apart(location: string): [string, URLSearchParams] {
  const { pathname, searchParams } = new URL(location, "http://127.0.0.1");
  return [pathname, searchParams];
}

/** Each page that somebody may read, also with parameters of its own: one link, one state. */
const read200 = cases.flatMap((row) => {
  const reader = personas.find((persona) => row.expected[persona] === "ok");
  return row.method === "GET" && reader && !pages[row.page][1].startsWith("files/") ? [{ ...row, reader }] : [];
});

// Words of ours, words of nobody, and what every object has.
test.each(["qualunque", "constructor", "__proto__"])("no page says that «%s» was done", async (word) => {
  const differ: string[] = [];
  for (const row of read200) {
    const [path, cookie] = [pathOf(world, row), world.cookies[row.reader]];
    const query = formOf(world, row.sent);
    const plain = await read(path, query, cookie);
    query.set("fatto", word);
    if ((await read(path, query, cookie)) !== plain) differ.push(row.line);
  }
  expect(differ).toEqual([]);
});
