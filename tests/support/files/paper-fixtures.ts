import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";

/** What the paper says of a third person, which has to be covered before anybody reads it. */
export const thirdPerson = "Ermenegilda Frassinetti";

export const paperTitle = "Turni e trasporti nei servizi alla città";
const change = { id: 7, author: "Ufficio studi", date: "2026-01-10T10:00:00Z" };
const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

/**
 * A union's paper as Word saves it: headings, list, table and footnote, which become text, and a tracked change, a
 * comment and a page header, which don't.
 */
export function unionPaper(): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      comments: {
        children: [
          {
            id: 0,
            author: "Ufficio studi",
            date: new Date("2026-01-10T10:00:00Z"),
            children: [new Paragraph("Da rivedere con la segreteria.")],
          },
        ],
      },
      footnotes: { 1: { children: [new Paragraph("Rilevazione interna su 212 turni, gennaio.")] } },
      numbering: { config: [{ reference: "points", levels: [{ level: 0, format: LevelFormat.BULLET, text: "•" }] }] },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph("Bozza riservata della segreteria")] }) },
          children: [
            new Paragraph({ heading: HeadingLevel.HEADING_1, text: "Che cosa vediamo" }),
            new Paragraph({
              children: [
                new TextRun("Chi pulisce gli uffici comincia alle cinque, quando i mezzi non passano."),
                new FootnoteReferenceRun(1),
                new TextRun(` La signora ${thirdPerson} cammina quaranta minuti per arrivare al primo turno.`),
              ],
            }),
            new Paragraph({
              children: [
                new TextRun("Chiediamo corse prima dell’alba su tre direttrici. "),
                new InsertedTextRun({ ...change, text: "La prova può durare sei mesi." }),
                new DeletedTextRun({ ...change, id: 8, text: "La prova deve durare un anno." }),
              ],
            }),
            new Paragraph({ heading: HeadingLevel.HEADING_2, text: "Che cosa proponiamo" }),
            new Paragraph({
              numbering: { reference: "points", level: 0 },
              text: "Un orario di inizio concordato nei bandi.",
            }),
            new Paragraph({
              numbering: { reference: "points", level: 0 },
              text: "Un rimborso per chi non ha alternative al mezzo privato.",
            }),
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun("Non tutti sono d’accordo: per alcune imprese spostare gli orari costa troppo."),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
              ],
            }),
            new Table({
              rows: [
                ["Turno", "Persone"],
                ["5:00", "140"],
                ["6:30", "72"],
              ].map((row) => new TableRow({ children: row.map(cell) })),
            }),
          ],
        },
      ],
    }),
  );
}
