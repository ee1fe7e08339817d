import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "./files.ts";

type Values = Record<string, unknown>;
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const publiccode = parse(read("publiccode.yml")) as Values;
const program = JSON.parse(read("package.json")) as { version: string; license: string };
const at = (path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Values | undefined)?.[key], publiccode);

test.each([
  "publiccodeYmlVersion",
  "name",
  "url",
  "platforms",
  "developmentStatus",
  "softwareType",
  "description.it",
  "description.en",
  "legal.license",
  "maintenance.type",
  "localisation.localisationReady",
  "localisation.availableLanguages",
  "it.countryExtensionVersion",
  "it.riuso.codiceIPA",
])("publiccode.yml has %s, which the standard 0.4 or its Italian extension asks for", (key) => {
  expect(at(key)).toBeDefined();
});

test("its values are among those that the standard 0.4 knows", () => {
  expect(at("publiccodeYmlVersion")).toBe("0.4");
  expect(["concept", "development", "beta", "stable", "obsolete"]).toContain(at("developmentStatus"));
  expect(["internal", "contract", "community", "none"]).toContain(at("maintenance.type"));
  expect(at("it.countryExtensionVersion")).toBe("1.0");
  expect(new URL(String(at("url"))).protocol).toBe("https:");
});

test("who maintains it is named as soon as somebody does", () => {
  const type = at("maintenance.type");
  if (type === "internal" || type === "community") expect(at("maintenance.contacts")).toBeInstanceOf(Array);
  else if (type === "contract") expect(at("maintenance.contractors")).toBeInstanceOf(Array);
  else expect(at("maintenance.contacts")).toBeUndefined();
});

test.each(["it", "en"])("its description in %s keeps the standard's lengths", (lang) => {
  const { shortDescription, longDescription, features } = at(`description.${lang}`) as {
    shortDescription: string;
    longDescription: string;
    features: string[];
  };
  expect(shortDescription.trim().length).toBeLessThanOrEqual(150);
  expect(longDescription.trim().length).toBeGreaterThanOrEqual(500);
  expect(longDescription.trim().length).toBeLessThanOrEqual(10_000);
  expect(features.length).toBeGreaterThan(0);
});

test("version and licence are those of package.json and LICENSE", () => {
  expect(at("softwareVersion")).toBe(program.version);
  expect(at("legal.license")).toBe(program.license);
  expect(read("LICENSE")).toContain("EUROPEAN UNION PUBLIC LICENCE v. 1.2");
});

test("it speaks the languages of the interface", () => {
  expect(at("localisation.availableLanguages")).toEqual(["it", "en"]);
});
