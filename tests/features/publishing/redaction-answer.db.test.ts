import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { preparePublication } from "#app/features/publishing/publications.server.ts";
import { workOnText } from "#app/features/publishing/redaction-answer.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, confidentialAnswers, revisions } from "#db/schema/index.ts";
import { addFiled, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let w: World;
let number: string;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  number = await addFiled(db, w, { text: "Uno solo. Due insieme. Tre alla fine." });
  const [filed] = await db.select().from(revisions);
  // In its next text the filer asked to keep the second sentence back.
  const asked = { id: newId(during), number: 2, confidential: [{ start: 10, end: 22 }] };
  await db.insert(revisions).values({ ...filed!, ...asked });
});

/** What the desk gives back when that button is pressed; null where it has written. */
async function press(intent: string, fields: [string, string][] = []) {
  const context = await w.planner();
  const request = new Request("https://tavolo.example/gestione/c/arrivi/1", { method: "POST" });
  const args = { context, request, params: {} } as unknown as ActionFunctionArgs;
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const answer = await workOnText(args, (await getDeskText(w.campaign, number))!, form, intent);
  if (answer === null) return null;
  const { marks, original, code, refusal, errors } = answer.data;
  const status = answer.init?.status ?? 200;
  return {
    marks: marks.map(({ start, end, reason }) => `${start}-${end}-${reason}`),
    original,
    code,
    refusal,
    errors,
    status,
  };
}
const marked: [string, string] = ["omissis[]", "0-9-third_party"];
const kept = { marks: ["0-9-third_party"], code: null, refusal: null, errors: {}, status: 200 };
const opened = () => db.$count(auditLog, eq(auditLog.action, "original.open"));

test("marks the words that were selected, or the sentences that were ticked", async () => {
  const selected: [string, string][] = [marked, ["reason", "unlawful"], ["start", "23"], ["end", "26"]];
  expect(await press("mark", selected)).toMatchObject({ ...kept, marks: ["0-9-third_party", "23-26-unlawful"] });
  const ticked: [string, string][] = [marked, ["reason", "unlawful"], ["sentences[]", "10-22"]];
  expect((await press("mark", ticked))?.marks).toEqual(["0-9-third_party", "10-22-unlawful"]);
});

test.each<[string, [string, string][], string]>([
  ["no reason", [["sentences[]", "10-22"]], "Scegli il motivo dell’omissis."],
  ["nothing ticked", [["reason", "unlawful"]], "Spunta almeno una frase o seleziona le parole da togliere."],
])("refuses a mark with %s, and keeps the others", async (_, fields, refusal) => {
  const answer = await press("mark", [marked, ...fields]);
  expect(answer).toMatchObject({ marks: kept.marks, code: "invalid", refusal, status: 422 });
});

test("takes a mark away", async () => {
  expect(await press("unmark", [marked, ["omissis[]", "10-22-unlawful"], ["unmark", "0-9-third_party"]])).toMatchObject(
    {
      ...kept,
      marks: ["10-22-unlawful"],
    },
  );
});

test("covers what the filer asked to keep back, and nothing else by that button", async () => {
  expect((await press("", [marked, ["take", "10-22"]]))?.marks).toEqual(["0-9-third_party", "10-22-confidential"]);
  expect(await press("", [marked, ["take", "10-21"]])).toMatchObject(kept);
});

test("leaves it readable with a reason that is written at once, while the marks wait", async () => {
  expect(await press("leave:10-22", [marked])).toMatchObject({
    marks: kept.marks,
    code: "invalid",
    errors: { "leave.10-22": expect.any(String) as string },
    status: 422,
  });
  expect(await db.$count(confidentialAnswers)).toBe(0);
  expect(await press("leave:10-22", [marked, ["leave.10-22", "È già noto."]])).toMatchObject(kept);
  expect(await db.select({ answer: confidentialAnswers.answer }).from(confidentialAnswers)).toEqual([
    { answer: "È già noto." },
  ]);
});

test("gives the marks back for a button that it doesn't know", async () => {
  expect(await press("leave:nonsense", [marked])).toMatchObject(kept);
  expect(await press("", [marked])).toMatchObject(kept);
});

test("prepares, or gives the marks back with what is wrong", async () => {
  const wrong = await press("prepare", [marked]);
  expect(wrong).toMatchObject({ marks: kept.marks, code: "confidential_open" });
  expect((await getDeskText(w.campaign, number))?.state).toBe("filed");
  expect(await press("prepare", [marked, ["omissis[]", "10-22-confidential"]])).toBeNull();
  expect(await getDeskText(w.campaign, number)).toMatchObject({
    state: "ready",
    omissis: [{ start: 0 }, { start: 10 }],
  });
});

test("opens an original under an omissis for every answer that shows it, and begins with the omissis that stand", async () => {
  const omissis = [{ start: 10, end: 22, reason: "confidential" }];
  await ok(preparePublication(await w.planner(), { number, title: "", omissis, released: [] }));
  expect(await opened()).toBe(0);
  const answer = await press("open");
  expect(answer).toMatchObject({ ...kept, marks: ["10-22-confidential"] });
  expect(answer?.original?.plain).toContain("Due insieme.");
  expect(await opened()).toBe(1);
  await press("mark", [marked]);
  expect(await opened()).toBe(2);
  const seen = (await getDeskText(w.campaign, number))?.publicText?.id ?? "";
  const covered: [string, string] = ["omissis[]", "10-22-confidential"];
  expect(await press("prepare", [covered, ["seen", seen]])).toBeNull();
  expect(await opened()).toBe(2);
});
