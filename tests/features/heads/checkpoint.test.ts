import { describe, expect, test } from "vitest";
import { checkpointText, findHeads, originOf, signedNote } from "#app/features/heads/checkpoint.ts";
import { isSignedBy, keyId, newSigningKey, readSigningKey, signatureBy } from "#app/features/heads/signing.server.ts";

const head = {
  origin: "tavolo.example.org/registro-impronte",
  size: 1234,
  root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
};
const text = checkpointText(head);
const key = newSigningKey();
const note = signedNote(text, [signatureBy(head.origin, key, text)]);

describe("a signed head", () => {
  test("has the form of C2SP tlog-checkpoint and signed-note", () => {
    expect(originOf("tavolo.example.org")).toBe(head.origin);
    expect(note.split("\n")).toEqual([
      head.origin,
      "1234",
      head.root,
      "",
      expect.stringMatching(/^— tavolo\.example\.org\/registro-impronte [A-Za-z0-9+/]{90,92}={0,2}$/),
      "",
    ]);
    expect(text.endsWith("\n")).toBe(true);
  });

  test("names its key as C2SP's own example does, and holds only with that key, name and text", () => {
    // The example of golang.org/x/mod/sumdb/note.
    expect(keyId("PeterNeumann", "GlzZBxQ8OExB6DDFvOEqqIF+xWSaqr8sMTiLNbLXRNY=")).toBe("c74f20a3");
    const said =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const line = {
      name: "PeterNeumann",
      value: "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
    };
    expect(
      isSignedBy(line, { name: "PeterNeumann", publicKey: "GlzZBxQ8OExB6DDFvOEqqIF+xWSaqr8sMTiLNbLXRNY=" }, said),
    ).toBe(true);
    expect(
      isSignedBy(
        line,
        { name: "PeterNeumann", publicKey: "GlzZBxQ8OExB6DDFvOEqqIF+xWSaqr8sMTiLNbLXRNY=" },
        `${said}\n`,
      ),
    ).toBe(false);
    const [signature] = findHeads(note)[0]!.signatures;
    const own = { name: head.origin, publicKey: key.publicKey };
    expect(isSignedBy(signature!, own, text)).toBe(true);
    expect(isSignedBy(signature!, { ...own, publicKey: newSigningKey().publicKey }, text)).toBe(false);
    expect(isSignedBy(signature!, own, text.replace("1234", "1235"))).toBe(false);
  });

  test("keeps its key as a file that openssl reads", () => {
    expect(key.pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(readSigningKey(key.pem).publicKey).toBe(key.publicKey);
    expect(() => readSigningKey("not a key")).toThrow();
  });
});

describe("heads that somebody kept", () => {
  const other = signedNote(checkpointText({ ...head, size: 99 }), [
    signatureBy(head.origin, key, "x"),
    signatureBy("second/name", key, "x"),
  ]);
  const quotedPrintable = (plain: string) =>
    plain.replaceAll("=", "=3D").replaceAll("—", "=E2=80=94").replace("impronte A", "impronte =\nA");
  const sizes = (kept: string) => findHeads(kept).map(({ size }) => size);

  test.each([
    ["one after the other", `${note}\n${other}`],
    [
      "with the words of a mail before and between",
      `Buongiorno,\n\necco l’impronta:\n\n${note}\nA domani\n\n-- \n\n${other}`,
    ],
    ["quoted", `> ${note.replaceAll("\n", "\n> ")}\n> > ${other.replaceAll("\n", "\n> > ")}`],
    ["with line ends of Windows", `${note}\n${other}`.replaceAll("\n", "\r\n")],
    ["without the last line end", `${note}\n${other}`.trimEnd()],
    [
      "in a copy of the feed",
      `<content type="text">${note}</content>\n<content>\n${other}</content>`.replaceAll(">tavolo", ">\ntavolo"),
    ],
    [
      "in a mail saved as a file",
      `Content-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(`${note}\n${other}`)}`,
    ],
  ])("are found %s", (_, kept) => {
    expect(sizes(kept)).toEqual([1234, 99]);
    expect(findHeads(kept)[0]).toMatchObject({ ...head, text });
    expect(findHeads(kept)[1]?.signatures).toHaveLength(2);
  });

  test("and a half one, which a power cut left, is none", () => {
    expect(sizes(`${note.slice(0, 70)}\n${other}`)).toEqual([99]);
    expect(sizes(note.split("—")[0]!)).toEqual([]);
    expect(sizes("")).toEqual([]);
  });
});
