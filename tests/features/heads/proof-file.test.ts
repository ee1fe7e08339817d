import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkpointText, signedNote } from "#app/features/heads/checkpoint.ts";
import { joinHashes, toBase64 } from "#app/features/heads/leaf.server.ts";
import { readKept, type ConsistencyFile, type InclusionFile } from "#app/features/heads/proof-file.ts";
import { consistencyRanges, GrowingTree, inclusionRanges, type Range } from "#app/features/heads/tree.ts";
import { keeps, verify } from "../../../public/verifica-impronta.mjs";

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce<ReturnType<typeof createHash>>((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const factsOf = (index: number) => JSON.stringify({ action: "round.edit", seq: index + 1 });
const chainedOf = (index: number) => sha256(`chained ${index}`);
const leafOf = (index: number) =>
  sha256(Uint8Array.of(0), Buffer.from(sha256(factsOf(index)), "hex"), Buffer.from(chainedOf(index), "hex"));
function rootOf({ start, end }: Range): string {
  const tree = new GrowingTree(joinHashes);
  for (let index = start; index < end; index += 1) tree.add(leafOf(index));
  return tree.root() ?? "";
}
const noteOf = (size: number) => {
  const text = checkpointText({
    origin: "host/registro-impronte",
    size,
    root: toBase64(rootOf({ start: 0, end: size })),
  });
  return signedNote(text, [{ name: "host/registro-impronte", value: toBase64("00".repeat(68)) }]);
};
const inclusion = (index: number, size: number): InclusionFile => ({
  index,
  entry: factsOf(index),
  chained: chainedOf(index),
  path: inclusionRanges(index, size).map(rootOf),
  head: noteOf(size),
});
const consistency = (old: number, size: number): ConsistencyFile => ({
  before: noteOf(old),
  path: consistencyRanges(old, size).map(rootOf),
  head: noteOf(size),
});

const sizes = fc.integer({ min: 1, max: 70 });
const pairs = fc.tuple(sizes, fc.nat()).map(([size, at]) => ({ size, index: at % size }));
const growths = fc.tuple(sizes, sizes).map(([old, more]) => ({ old, size: old + more }));
/** Another hexadecimal digit at one place of a text, or another letter. */
const changed = (text: string, at: number): string => {
  const place = at % text.length;
  return `${text.slice(0, place)}${text[place] === "0" ? "1" : "0"}${text.slice(place + 1)}`;
};

describe("the checking program", () => {
  test("finds any entry of any log in its head", async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ({ index, size }) => {
        expect(await verify(inclusion(index, size))).toEqual({
          ok: true,
          told: { action: "round.edit", seq: index + 1 },
        });
      }),
    );
  });

  test("and that any log begins with any shorter one", async () => {
    await fc.assert(
      fc.asyncProperty(growths, async ({ old, size }) => {
        expect(await verify(consistency(old, size))).toEqual({ ok: true });
      }),
    );
  });

  test("finds each change in a proof of inclusion", async () => {
    await fc.assert(
      fc.asyncProperty(
        pairs,
        fc.nat(),
        fc.constantFrom("entry", "chained", "path", "head", "index"),
        async ({ index, size }, at, what) => {
          const proof = inclusion(index, size);
          if (what === "entry" || what === "chained") proof[what] = changed(proof[what], at);
          else if (what === "index") proof.index = (index + 1 + (at % 5)) % (size + 5);
          else if (what === "head")
            proof.head = noteOf(size).replace(
              /\n.{43}=\n/,
              (root) => `\n${changed(root.trim().slice(0, 42), at)}${root.slice(-3)}`,
            );
          else if (proof.path.length === 0) proof.path = [chainedOf(0)];
          else proof.path[at % proof.path.length] = changed(proof.path[at % proof.path.length] ?? "", at);
          fc.pre(what !== "index" || proof.index !== index);
          expect((await verify(proof)).ok).toBe(false);
        },
      ),
    );
  });

  test("and in one of continuity", async () => {
    await fc.assert(
      fc.asyncProperty(
        growths,
        fc.nat(),
        fc.constantFrom("path", "before", "other", "shorter", "longer"),
        async ({ old, size }, at, what) => {
          const proof = consistency(old, size);
          if (what === "before") proof.before = noteOf(old === 1 ? 2 : old - 1);
          else if (what === "other") proof.before = proof.before.replace(/\n.{43}=\n/, `\n${"A".repeat(43)}=\n`);
          else if (what === "shorter") proof.path = proof.path.slice(1);
          else if (what === "longer") proof.path = [...proof.path, chainedOf(0)];
          else proof.path[at % proof.path.length] = changed(proof.path[at % proof.path.length] ?? "", at);
          expect((await verify(proof)).ok).toBe(false);
        },
      ),
    );
  });

  test.each([
    ["nothing", {}],
    ["no path", { ...inclusion(0, 2), path: null }],
    ["a number", 7],
    ["other hashes", { ...inclusion(0, 2), path: ["zz"] }],
  ])("says of %s that it is no proof", async (_, given) => {
    expect((await verify(given as InclusionFile)).ok).toBe(false);
  });

  test("knows the head in a copy that was kept, however it was kept, and no other", () => {
    const proof = inclusion(3, 9);
    const copies = [
      noteOf(9),
      `Oggetto: impronta\r\n\r\n${noteOf(9).replaceAll("\n", "\r\n")}`,
      noteOf(9).replace(/^/gm, "> "),
      `<pre class="digest">${noteOf(9)}</pre>`,
    ];
    expect(copies.map((copy) => keeps(copy, proof))).toEqual([true, true, true, true]);
    expect(copies.map((copy) => readKept(copy).heads.map(({ size }) => size))).toEqual([[9], [9], [9], [9]]);
    expect(keeps(noteOf(8), proof)).toBe(false);
    expect(keeps(noteOf(9).replace(/\n.{43}=\n/, `\n${"A".repeat(43)}=\n`), proof)).toBe(false);
  });
});

test("of a proof its head and its entry are kept, of one of continuity both heads", () => {
  const proof = readKept(JSON.stringify(inclusion(3, 9)));
  expect(proof.heads.map(({ size }) => size)).toEqual([9]);
  expect(proof.entries).toEqual([{ seq: 4, entry: factsOf(3), chained: chainedOf(3) }]);
  expect(readKept(JSON.stringify(consistency(4, 9))).heads.map(({ size }) => size)).toEqual([4, 9]);
  expect(readKept(JSON.stringify({ head: 7, index: "x" }))).toEqual({ heads: [], entries: [] });
});
