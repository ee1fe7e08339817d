import { expect, test } from "vitest";
import { keptWhileSame } from "#app/core/reads.server.ts";

test("what would be made from the same is made once; something else takes its place for good", async () => {
  const kept = keptWhileSame<string>(8);
  const made: string[] = [];
  const ask = (madeFrom: string) =>
    kept("versione 1", madeFrom, () => {
      made.push(madeFrom);
      return `parole di ${madeFrom}`;
    });
  expect([await ask("a"), await ask("a"), await ask("b"), await ask("b"), await ask("a")]).toEqual(
    ["a", "a", "b", "b", "a"].map((each) => `parole di ${each}`),
  );
  expect(made).toEqual(["a", "b", "a"]);
});

test("the oldest goes where there are more than may be kept, and what failed is asked again", async () => {
  const kept = keptWhileSame<number>(2);
  let made = 0;
  const ask = (key: string) => kept(key, "", () => Promise.resolve((made += 1)));
  for (const key of ["a", "b", "c", "c", "b", "a"]) await ask(key);
  expect(made).toBe(4);
  await expect(kept("d", "", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await kept("d", "", () => 7)).toBe(7);
});
