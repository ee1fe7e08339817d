import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { findHeads } from "#app/features/heads/checkpoint.ts";
import { changeKey, getNewestHead, makeDueHead, NoKey, rememberHeads } from "#app/features/heads/heads.server.ts";
import { headsFile } from "#app/features/heads/kept-heads.server.ts";
import { heldKey, keyFile, listKeys } from "#app/features/heads/keys.server.ts";
import { isSignedBy, newSigningKey } from "#app/features/heads/signing.server.ts";
import { CannotStart } from "#db/client.server.ts";
import { scratch } from "#tests/support/database/backups.ts";
import { later, noon } from "#tests/support/builders.ts";
import { day, headsWorld, wrong, type HeadsWorld } from "./world.ts";

let dataDir: HeadsWorld["dataDir"];
let append: HeadsWorld["append"];
beforeEach(async () => {
  const made = await headsWorld();
  ({ dataDir, append } = made);
  return made.putBack;
});

describe("the signing key", () => {
  beforeEach(async () => {
    await append(4);
    await makeDueHead(noon);
  });
  const signers = async () => {
    const keys = await listKeys();
    const [said] = findHeads((await getNewestHead())?.note ?? "");
    return keys
      .filter((key) => said?.signatures.some((line) => isSignedBy(line, key, said.text)))
      .map(({ why }) => why);
  };

  test("changed by plan is vouched for by the one before it", async () => {
    const old = heldKey();
    expect(await changeKey("rotated", null, later(1))).toMatchObject({ size: 6, day: null });
    expect(heldKey()?.publicKey).not.toBe(old?.publicKey);
    expect(await signers()).toEqual(["first", "rotated"]);
    await append(1);
    await makeDueHead(later(day));
    expect(await signers()).toEqual(["rotated"]);
    expect(await wrong()).toEqual([]);
  });

  test.each(["lost", "stolen"] as const)(
    "that was %s signs nothing more: the log names the last good head and the new key",
    async (why) => {
      const good = await getNewestHead();
      if (why === "lost") rmSync(keyFile());
      else {
        await append(1);
        await makeDueHead(later(day));
      }
      expect(await changeKey(why, why === "stolen" ? 5 : null, later(day))).not.toBeNull();
      expect(await signers()).toEqual([why]);
      expect((await listKeys()).at(-1)).toMatchObject({
        why,
        lastGood: { size: good?.size, root: good?.root },
        publicKey: heldKey()?.publicKey,
      });
      expect(await wrong()).toEqual([]);
    },
  );

  test("is not changed for a last good head that never was", async () => {
    expect(await changeKey("stolen", 3, noon)).toBeNull();
    expect(await listKeys()).toHaveLength(1);
  });

  test("that another process holds is not made anew here, and nothing is signed", async () => {
    const own = scratch();
    changeSettings({ DATA_DIR: own });
    await append(1);
    await expect(makeDueHead(later(day))).rejects.toThrow(NoKey);
    expect(existsSync(join(own, "log-key"))).toBe(false);
    // What the other one signed is remembered here all the same.
    await rememberHeads();
    expect(readFileSync(headsFile(), "utf8")).toContain((await getNewestHead())?.root);
    changeSettings({ DATA_DIR: dataDir });
    expect(await makeDueHead(later(day))).toMatchObject({ size: 6 });
  });

  test("whose change was cut off comes into its place, or goes", async () => {
    const old = readFileSync(keyFile());
    await changeKey("rotated", null, later(1));
    // As a crash after the commit leaves it.
    renameSync(keyFile(), `${keyFile()}.next`);
    writeFileSync(keyFile(), old);
    await append(1);
    expect(await makeDueHead(later(day))).toMatchObject({ size: 7 });
    expect(existsSync(`${keyFile()}.next`)).toBe(false);
    // And before it.
    writeFileSync(`${keyFile()}.next`, newSigningKey().pem);
    await append(1);
    expect(await makeDueHead(later(2 * day))).toMatchObject({ size: 8 });
    expect(existsSync(`${keyFile()}.next`)).toBe(false);
    expect(await listKeys()).toHaveLength(2);
  });

  test("that is none stops the start with a sentence", async () => {
    writeFileSync(keyFile(), "gibberish");
    await append(1);
    await expect(makeDueHead(later(day))).rejects.toThrow(CannotStart);
  });

  test("lies where LOG_KEY says", async () => {
    const elsewhere = join(scratch(), "elsewhere", "key");
    changeSettings({ LOG_KEY: elsewhere });
    await changeKey("lost", null, later(1));
    changeSettings({ LOG_KEY: undefined });
    expect(statSync(elsewhere).mode & 0o777).toBe(0o600);
  });
});
