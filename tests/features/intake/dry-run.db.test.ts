import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { clean } from "#app/cleaning.server.ts";
import { errorsOf, getBatchRow } from "#app/features/intake/import-file.server.ts";
import { largestImport, runImport } from "#app/features/intake/imports.server.ts";
import { receivePieces } from "#app/features/intake/pieces.server.ts";
import { type Db } from "#db/client.server.ts";
import { contributions, files, revisions } from "#db/schema/index.ts";
import { during, type As, type World } from "#tests/features/texts/world.ts";
import { csv, head, importWorld, inParts, row, type ImportWorld } from "./world.ts";

let db: Db;
let w: World;
let lead: As;
let uploaded: ImportWorld["uploaded"];
let imported: ImportWorld["imported"];
let about: ImportWorld["about"];
let told: ImportWorld["told"];
beforeEach(async () => {
  ({ db, w, lead, uploaded, imported, about, told } = await importWorld());
});

describe("the dry run", () => {
  test("tells every error by row and column, and then nothing can be run", async () => {
    const batch = await uploaded(
      [
        head,
        row(1),
        row(1),
        row(2).replace("istanza", "petizione").replace("00488410010", "Sindacato Alfa"),
        "a;b",
      ].join("\n"),
    );
    expect(await told(batch)).toEqual([
      "3 id_esterno duplicate_row",
      "4 codice_fiscale organisation_unknown",
      "4 tipo invalid_choice",
      "5  columns:10",
    ]);
    expect(await runImport(await lead(), { campaignId: w.campaign, batch })).toMatchObject({ code: "wrong_state" });
    while ((await runDueJobs(during)) > 0);
    expect(await db.$count(contributions)).toBe(0);
  });

  test("keeps the first two hundred, counts all, and can tell all again", async () => {
    const batch = await uploaded(
      [head, ...Array.from({ length: 450 }, (_, n) => row(n).replace("istanza", "?"))].join("\n"),
    );
    const found = await about(batch);
    expect([found.errors.length, found.errorCount]).toEqual([200, 450]);
    let count = 0;
    for await (const error of errorsOf((await getBatchRow(batch))!)) count += error.column === "tipo" ? 1 : 0;
    expect(count).toBe(450);
  });

  test.each<[string, string | Uint8Array, string[]]>([
    ["a head alone", head, ["2  no_rows"]],
    ["blank rows alone", `${head}\n;;;;;;;;;\n\n`, ["2  no_rows"]],
    ["an open quote", `${head}\n${row(1)}\nE-2;"aperta`, ["3  csv_broken"]],
    ["a quote inside a cell", `${head}\nE-1;00"48;x`, ["2  csv_broken"]],
    ["a cell of three megabytes", `${head}\n"${"x".repeat(3 * 1024 * 1024)}"`, ["2  record_too_large"]],
    ["a million columns", `${"x;".repeat(1_000_000)}\n`, ["1  too_many_columns:60"]],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]), ["1 � unknown_column"]],
    ["nothing but blanks", "  \n \n", ["1  no_rows"]],
  ])("bears %s", async (_, content, errors) => {
    const batch = await uploaded(content);
    const found = await told(batch);
    if (errors[0]?.includes("�")) expect(found.length).toBeGreaterThan(0);
    else expect(found).toEqual(errors);
    expect((await about(batch)).state).toBe("checked");
  });

  const odd = "Città perché È «così» – l’€";
  const oneRow = (sign: string) => [head, row(1).replace("Titolo 1", odd)].join("\n").replaceAll(";", sign);
  test.each<[string, string | Uint8Array]>([
    ["UTF-8", oneRow(";")],
    ["UTF-8 with its mark", `\uFEFF${oneRow(";")}`],
    ["tabs", oneRow("\t")],
    [
      "UTF-16, as a spreadsheet's «Unicode text»",
      new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(oneRow("\t"), "utf16le")])),
    ],
    [
      "Windows-1252",
      Uint8Array.from(
        [...oneRow(";")].map((sign) => ({ "–": 0x96, "’": 0x92, "€": 0x80 })[sign] ?? sign.charCodeAt(0)),
      ),
    ],
    ["line ends of an old Mac", oneRow(";").replace(/\n(?!su)/g, "\r")],
  ])("reads %s", async (_, content) => {
    await imported(content);
    expect(await db.select({ title: revisions.title }).from(revisions)).toEqual([{ title: odd }]);
  });

  test("NUL and controls never reach the database, formulas stay text, and lists of lines have their own signs", async () => {
    await imported([head, row(1, "\u0000\u0007"), row(2).replace("Titolo 2", "=1+1")].join("\n"));
    expect((await db.select({ title: revisions.title }).from(revisions)).map(({ title }) => title).sort()).toEqual([
      "=1+1",
      "Titolo 1",
    ]);
  });

  test("a spreadsheet's own format is told as such, and a file that is too large is dropped", async () => {
    expect(await receivePieces("x", inParts(new Uint8Array([0x50, 0x4b, 3, 4, 0])), 1_000, during)).toEqual({
      ok: false,
      why: "csv_type",
    });
    expect(await receivePieces("y", inParts(new Uint8Array(3_000_000).fill(97)), 2_000_000, during)).toEqual({
      ok: false,
      why: "too_large",
    });
    expect(await receivePieces("z", inParts(new Uint8Array()), 1_000, during)).toEqual({ ok: false, why: "required" });
    expect(await db.$count(files)).toBe(0);
  });

  test("pieces of an upload that broke off go after a day, those of an import stay", async () => {
    await receivePieces(newId(during), inParts(new TextEncoder().encode(csv(1))), largestImport, during);
    await uploaded(csv(1));
    await clean(new Date(during.getTime() + 25 * 3_600_000));
    expect(await db.$count(files)).toBe(1);
  });
});
