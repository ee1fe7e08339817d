import ts from "typescript";
import { expect, test } from "vitest";
import { sourceFiles } from "#tests/architecture/files.ts";

/** Words that mean something else to the people who read them; each with what to say instead. */
const FORBIDDEN: [name: string, pattern: RegExp, instead: string][] = [
  ["delegato", /\bdelegat[oaie]\b/i, "rappresentante designato/a: to a union, a «delegato» is a shop steward"],
  ["delega", /\bdelegh?[ae]\b/i, "designazione: to a union, a «delega» is the form for dues"],
  ["amministratore", /\bamministrator[ei]\b|\bamministratric[ei]\b/i, "gestione del sistema"],
  [
    "minuti, for minutes of a meeting",
    /(?<!(?:\d|\}|uno|due|cinque|dieci|quindici|venti|trenta|sessanta|pochi|alcuni|qualche)\s*)\bminuti\b/i,
    "verbale",
  ],
  ["Sottometti", /\bsottomett\w*|\bsottomission\w*/i, "Deposita, Invia"],
  ["Markdown", /markdown/i, "nothing: the word is never shown"],
  [
    "piattaforma, for the software",
    /(?<!\bdocument[oi]\s+di\s+)\bpiattaforma\b/i,
    "servizio, sito; the document is the «documento di piattaforma»",
  ],
  ["Garante", /\bgarante\b(?!\s+(?:per la protezione|privacy))/i, "organo di garanzia"],
  [
    "redazione, for redaction",
    /\bredazione (?:del testo|dei dati|di parti)\b|\bredig\w* (?:i nomi|i dati)\b/i,
    "oscuramento, omissis; the planners are the «gruppo di redazione»",
  ],
];

const texts = sourceFiles(["app/i18n/it"]).flatMap(({ path, text }) => written(path, text));

test("the Italian texts are found", () => {
  expect(texts.length).toBeGreaterThan(100);
});

test.each(FORBIDDEN)("no Italian text says «%s»", (_, pattern, instead) => {
  expect(
    texts
      .filter(({ value }) => pattern.test(value))
      .map(({ where, value }) => `${where}: «${value.trim()}» (say: ${instead})`),
  ).toEqual([]);
});

test("no English text calls a mandate a designation", () => {
  const english = sourceFiles(["app/i18n/en"]).flatMap(({ path, text }) => written(path, text));
  expect(
    english
      .filter(({ value }) => /\bdesignation/i.test(value))
      .map(({ where, value }) => `${where}: «${value.trim()}»`),
  ).toEqual([]);
});

/** The text of every literal, with each value that is put in shown as {}. */
function written(path: string, source: string): { where: string; value: string }[] {
  const file = ts.createSourceFile(
    path,
    source,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: { where: string; value: string }[] = [];
  const keep = (node: ts.Node, value: string) =>
    found.push({ where: `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, value });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isTemplateExpression(node))
      keep(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("{}"));
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) keep(node, node.text);
    else if (ts.isJsxText(node)) keep(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
