import { describe, expect, test } from "vitest";
import { isGuessable } from "#app/features/signin/guessable.server.ts";
import { ownWords } from "#app/features/signin/own-words.ts";
import { demoPassword } from "#tests/support/browser/persona.ts";
import { password } from "#tests/support/builders.ts";

const city = { name: { it: "Città di Torino", en: "City of Turin" }, site: "https://www.comune.torino.it" };
const rosa = { name: "Rosa D’Addìo", email: "rosa.daddio@example.org" };

describe("a new password that somebody would try first is refused:", () => {
  test.each([
    ["a common one", "password1234"],
    ["digits in their order", "123456789012"],
    ["keys beside each other", "qwertyuiop12"],
    ["the city and digits", "Torino123456"],
    ["the site's name", "tavolo-comune"],
    ["the same otherwise written", "TavoloComune1"],
    ["with a year", "tavolo comune 2026"],
    ["the body's name", "CittàDiTorino1"],
    ["the body's address", "comune.torino.it"],
    ["one's own name", "Rosa.Daddio.2026"],
    ["one's own name without its accent", "rosa-d'addio"],
    ["one's own address and a digit", "rosa.daddio@example.org1"],
    ["signs for letters", "p4ssw0rd1234"],
    ["a word of the office", "amministrazione1"],
    ["a team and its year", "juventus1897!"],
    ["twice the same", "passwordpassword"],
    ["the same over and over, however long", "torino".repeat(30)],
  ])("%s", async (_, typed) => {
    expect(await isGuessable(typed, rosa, city)).toBe(true);
  });
});

test.each([
  demoPassword,
  password,
  "una frase nuova lunga",
  "quattro parole a caso",
  "la nebbia sul Po a novembre",
  "correct horse battery staple",
  "x7Kp2mQ9vLw4",
])("«%s» is good", async (typed) => {
  expect(await isGuessable(typed, rosa, city)).toBe(false);
});

test("what somebody else is called says nothing about one's own password", async () => {
  const typed = "Ermenegilda.Brambati.76";
  expect(await isGuessable(typed, rosa, city)).toBe(false);
  expect(await isGuessable(typed, { name: "Ermenegilda Brambati", email: "e@example.org" }, city)).toBe(true);
});

test("names and addresses give their words, and the words as people join them, without accents", () => {
  expect(ownWords(["Città di Torino", "e@x.it"])).toEqual([
    "citta di torino",
    "citta",
    "torino",
    "cittaditorino",
    "citta-di-torino",
    "citta.di.torino",
    "citta_di_torino",
    "e@x.it",
    "exit",
    "e x it",
    "e-x-it",
    "e.x.it",
    "e_x_it",
  ]);
});

/** Median of the CPU time that five looks take, in microseconds. */
async function cost(typed: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const before = process.cpuUsage();
    await isGuessable(typed, rosa, city);
    const { user, system } = process.cpuUsage(before);
    times.push(user + system);
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
}

test.each(["4@8({[</369&#!1/|0$5+7%2/", "password1", "1.1.2001", "7"])(
  "a longer password made of «%s» costs no more to judge",
  async (part) => {
    const long = (length: number) => part.repeat(length).slice(0, length);
    await cost(long(50));
    expect((await cost(long(200))) / (await cost(long(50)))).toBeLessThan(2);
  },
);
