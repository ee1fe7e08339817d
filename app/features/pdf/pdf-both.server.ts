const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/**
 * Typst writes PDF/A-2a or PDF/UA-1, never both. Its two files of one document differ in the output intent, the
 * metadata, the reader's preference for the title, and a bounding box on tables: so the PDF/A file, with the preference
 * and the second identifier appended as an incremental update (ISO 32000-1, 7.5.6), is both. Call it only for a
 * document that Typst has accepted as PDF/UA-1 too.
 */
export function alsoUa(pdfA: Uint8Array): Uint8Array {
  const file = latin1(pdfA);
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1]);
  const trailer = file.slice(file.lastIndexOf("trailer"));
  const size = Number(field(trailer, /\/Size (\d+)/));
  const root = Number(field(trailer, /\/Root (\d+) 0 R/));
  const catalog = objectAt(file, start, root);
  const metadata = Number(field(catalog, /\/Metadata (\d+) 0 R/));
  const packet = Buffer.from(field(objectAt(file, start, metadata), /stream\n([\s\S]*)\nendstream/), "latin1").toString(
    "utf8",
  );

  const parts = [
    { id: metadata, body: stream(withUaIdentifier(packet)) },
    {
      id: root,
      body: replaced(
        withoutSuspects(catalog),
        "/ViewerPreferences <<",
        "/ViewerPreferences <<\n    /DisplayDocTitle true",
      ),
    },
  ];
  let update = file.endsWith("\n") ? "" : "\n";
  let table = "xref\n0 1\n0000000000 65535 f \n";
  for (const { id, body } of parts) {
    table += `${id} 1\n${String(pdfA.length + update.length).padStart(10, "0")} 00000 n \n`;
    update += `${id} 0 obj\n${body}\nendobj\n`;
  }
  const tail = `${table}trailer\n<<\n  /Size ${size}\n  /Root ${root} 0 R\n  /Info ${field(trailer, /\/Info (\d+) 0 R/)} 0 R\n  /ID ${field(trailer, /\/ID (\[[^\]]*\])/)}\n  /Prev ${start}\n>>\nstartxref\n${pdfA.length + update.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([pdfA, Buffer.from(update + tail, "latin1")]));
}

/** Found through the cross-reference table, because words of the document could look like an object. */
function objectAt(file: string, xref: number, id: number): string {
  const first = field(file.slice(xref, xref + 40), /^xref\s+(0 \d+\s+)/);
  const entry = xref + file.slice(xref).indexOf(first) + first.length + 20 * id;
  const offset = Number(file.slice(entry, entry + 10));
  const body = file.slice(offset, file.indexOf("\nendobj", offset));
  return replaced(body, `${id} 0 obj\n`, "");
}

/**
 * «No suspects» is what a missing entry means (ISO 32000-1, table 321). Poppler reports an entry that says so as an
 * error, so the entry is left out.
 */
const withoutSuspects = (catalog: string): string => catalog.replace(/\n\s*\/Suspects false(?=\s)/, "");

const stream = (packet: string) => {
  const data = Buffer.from(packet, "utf8").toString("latin1");
  return `<<\n  /Length ${data.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${data}\nendstream`;
};

/** PDF/A has no schema for the identifier of PDF/UA, so the metadata have to describe it. */
function withUaIdentifier(packet: string): string {
  const schema = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;
  const described = replaced(
    packet,
    "</rdf:Bag></pdfaExtension:schemas>",
    `${schema}</rdf:Bag></pdfaExtension:schemas>`,
  );
  const named = replaced(
    described,
    `xmlns:pdfaid="`,
    `xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"  xmlns:pdfaid="`,
  );
  return replaced(named, "<pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>");
}

function field(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`The PDF is not laid out as expected: ${pattern.source} is missing`);
  return found;
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The PDF is not laid out as expected: ${from} is missing`);
  return text.replace(from, () => to);
}
