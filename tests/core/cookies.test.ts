import { afterAll, describe, expect, test } from "vitest";
import { cookieLine, cookieValues, setsCookie } from "#app/core/cookies.server.ts";
import { sessionToken } from "#app/access/session.server.ts";
import { changeSettings, settings } from "#app/core/settings.server.ts";

const { origin } = settings();
afterAll(() => changeSettings({ origin }));

describe("the values that a cookie header has under a name", () => {
  test.each([
    ["a=1", ["1"]],
    ["a=1; a=2", ["1", "2"]],
    ["b=9;a=1 ;  a=2", ["1", "2"]],
    ["aa=1; xa=2; a", []],
    ["a=", [""]],
    ["b=100%; a=x=y", ["x=y"]],
    ["", []],
  ])("%j: %j", (header, values) => {
    expect(cookieValues(header, "a")).toEqual(values);
  });
});

describe("the session that a header names", () => {
  test.each([
    ["tavolo_session=abc", "abc"],
    ["tavolo_session=abc; tavolo_session=def", "abc"],
    ["tavolo_session=%00; tavolo_session=def", "def"],
    ["xtavolo_session=abc", null],
    ["tavolo_session=", null],
    [`tavolo_session=${"a".repeat(65)}`, null],
  ])("%s: %s", (header, token) => {
    expect(sessionToken(header)).toBe(token);
  });
});

test("over https browsers take our cookies from this host only, for the whole of it; over http there is no such cookie", () => {
  changeSettings({ origin: "http://127.0.0.1:3000" });
  expect(cookieLine("a", "1", 60)).toBe("a=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
  changeSettings({ origin: "https://tavolo.example.org" });
  const line = cookieLine("a", "1", 60);
  expect(line).toBe("__Host-a=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
  expect([setsCookie(line, "a"), setsCookie("a=1", "a")]).toEqual([true, false]);
  expect(cookieValues("a=theirs; __Host-a=ours", "a")).toEqual(["ours"]);
});
