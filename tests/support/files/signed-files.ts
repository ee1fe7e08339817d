import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Runs OpenSSL in a folder of its own with a fresh key and certificate of that name; gives what it wrote into `out`.
 */
function openssl(name: string, content: Uint8Array, args: string[]): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), "tavolo-signed-"));
  const run = (...given: string[]) =>
    execFileSync("openssl", given, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  try {
    writeFileSync(join(folder, "content"), content);
    run(
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-keyout",
      "key.pem",
      "-out",
      "cert.pem",
      "-days",
      "3650",
      "-utf8",
      "-subj",
      `/C=IT/CN=${name}`,
      "-addext",
      "basicConstraints=CA:FALSE",
    );
    run(
      "cms",
      "-sign",
      "-binary",
      "-in",
      "content",
      "-signer",
      "cert.pem",
      "-inkey",
      "key.pem",
      "-out",
      "out",
      ...args,
    );
    return new Uint8Array(readFileSync(join(folder, "out")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A .p7m as a signing program writes it: the document inside, with its signature. */
export const signedEnvelope = (
  content: Uint8Array,
  name: string,
  form: "DER" | "PEM" | "SMIME-stream" = "DER",
): Uint8Array<ArrayBuffer> =>
  openssl(name, content, [
    "-nodetach",
    "-outform",
    form === "PEM" ? "PEM" : "DER",
    ...(form === "SMIME-stream" ? ["-stream"] : []),
  ]);

/** The objects of a PDF put together, with their table; the first is the catalogue. */
export function pdfOf(objects: readonly string[], info = ""): Uint8Array<ArrayBuffer> {
  let text = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${info} >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]";
/** What a word processor leaves in a PDF: its author, a note by somebody, a file within. */
export const tellingPdf = (): Uint8Array<ArrayBuffer> =>
  pdfOf(
    [
      "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(conti.csv) 6 0 R] >> >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `${page} /Annots [4 0 R] >>`,
      "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T (Bruno Revisore) /Contents (Togliere il nome della lavoratrice) >>",
      "<< /Author (Ada Scrivente) /Producer (Un programma 1.0) /Title (Relazione) >>",
      "<< /Type /Filespec /F (conti.csv) /UF (conti.csv) /EF << /F 7 0 R >> >>",
      "<< /Type /EmbeddedFile /Length 3 >>\nstream\n1;2\nendstream",
    ],
    "/Info 5 0 R",
  );

/** A PDF with a signature dictionary whose signature OpenSSL has made over the bytes around it. */
export function signedPdf(name: string): Uint8Array<ArrayBuffer> {
  const room = 6_000;
  const range = "/ByteRange [0 0000000000 0000000000 0000000000]";
  const draft = Buffer.from(
    pdfOf([
      "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `${page} /Annots [4 0 R] >>`,
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma) /V 5 0 R /Rect [0 0 0 0] >>",
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached ${range} /Contents <${"0".repeat(room)}> >>`,
    ]),
  );
  const from = draft.indexOf(`<${"0".repeat(room)}>`);
  const to = from + room + 2;
  const filled = `/ByteRange [0 ${from} ${to} ${draft.length - to}]`.padEnd(range.length, " ");
  draft.write(filled, draft.indexOf(range), "latin1");
  const signature = Buffer.from(
    openssl(name, Buffer.concat([draft.subarray(0, from), draft.subarray(to)]), ["-outform", "DER"]),
  ).toString("hex");
  draft.write(signature.padEnd(room, "0"), from + 1, "latin1");
  return new Uint8Array(draft);
}
