import ts from "typescript";
import { expect, test } from "vitest";
import { pages } from "#app/urls.js";
import { sourceFiles } from "./files.ts";

/**
 * Where a link of ours may lead. Each `href` and the like, in markup and in objects, and each redirect, must be made of
 * parts that are ours: literals that begin a path, a query or an anchor, addresses made from `app/urls.js`, or what was
 * handed over under such a name, which is looked at where it is handed over. Whatever else comes out of a stored text,
 * and goes through `linkTarget` or `ownPath`.
 */
const NAMES =
  /^(href|action|formAction|src|to|link|here|back|address|template|hrefOf|hrefWith|[a-z]\w*(Href|Action|Address))$/;
const MAKERS = new Set([
  "href",
  "hrefIn",
  "useHref",
  "backHere",
  "pathHere",
  "thenTo",
  "wantedPath",
  "ownPath",
  "linkTarget",
  "deskPage",
]);

/** What is meant otherwise, each with its reason. An entry that is no longer needed fails. */
const MEANT: Record<string, string> = {
  "app/root.tsx: styles": "the address of our style sheet, from the build",
  "app/root.tsx: root.origin + inLang(each, pathname)": "begins with our own origin",
  "app/http/route.server.ts: next(outcome.value)": "looked at in each call of `submit`",
  "app/ui/prose/prose-runs.tsx: mark.href": "of a mark that the page puts on the text, not of the text",
  "app/ui/frame/site-footer.tsx: links.contacts": "made in app/routes/site.ts, by `hrefIn`",
  "app/features/archive/contribution-pdf.server.ts: value": "equal to the text's own address",
  "app/features/receipts/receipt-entry.tsx: verifierScript": "the address of a file of public/",
  "app/features/heads/heads-about.tsx: verifierScript": "the address of a file of public/",
  "app/features/exports/feed.server.ts: origin + path": "begins with our own origin",
  "app/features/heads/heads-feed.server.ts: `${home}#impronta-${head.size}`": "begins with our own origin",
};

type Finding = string;

/** The statement of the file that a node stands in. */
function outermost(node: ts.Node): ts.Node {
  let outer = node;
  while (!ts.isSourceFile(outer.parent)) outer = outer.parent;
  return outer;
}

function lookAt(path: string, text: string): Finding[] {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const made = new Map<string, ts.Node[]>();
  /** Of several things with one name those in the same function of the file count, else those of the file itself. */
  const valuesOf = ({ text: name }: ts.Identifier, at: ts.Node): ts.Node[] => {
    const all = made.get(name) ?? [];
    const near = all.filter((value) => outermost(value) === outermost(at));
    return near.length > 0
      ? near
      : all.filter((value) => ts.isVariableStatement(outermost(value)) || outermost(value) === value);
  };
  const handed = new Set<string>();
  const knowsStored = /from "(#app\/prose|\.)\/(stored-)?prose[\w-]*\.ts"/.test(text);
  const found: Finding[] = [];

  const remember = (name: ts.BindingName, value: ts.Node | undefined, over: boolean): void => {
    if (ts.isIdentifier(name)) {
      if (value) made.set(name.text, [...(made.get(name.text) ?? []), value]);
      else if (over) handed.add(name.text);
      return;
    }
    for (const element of name.elements) if (ts.isBindingElement(element)) remember(element.name, undefined, true);
  };
  const collect = (node: ts.Node): void => {
    // The path of the page itself: the server answers none that leads away.
    if (ts.isVariableDeclaration(node) && node.initializer?.getText() === "useLocation()") handed.add("pathname");
    if (ts.isVariableDeclaration(node))
      remember(node.name, ts.isIdentifier(node.name) ? node.initializer : undefined, !ts.isIdentifier(node.name));
    if (ts.isParameter(node)) remember(node.name, undefined, true);
    if (ts.isFunctionDeclaration(node) && node.name) made.set(node.name.text, [node]);
    ts.forEachChild(node, collect);
  };
  collect(source);

  const open = new Set<ts.Node>();
  const own = (node: ts.Node): boolean => {
    if (open.has(node)) return true;
    open.add(node);
    const answer = isOwn(node);
    open.delete(node);
    return answer;
  };
  const begins = (words: string): boolean => words === "" || /^(#|\?|\.|\/(?!\/)|mailto:|tel:)/.test(words);
  const returned = (node: ts.Node): ts.Node[] => {
    if ((ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)) && node.body) {
      if (!ts.isBlock(node.body)) return [node.body];
      const answers: ts.Node[] = [];
      const look = (inner: ts.Node): void => {
        if (ts.isReturnStatement(inner) && inner.expression) answers.push(inner.expression);
        if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, look);
      };
      ts.forEachChild(node.body, look);
      return answers;
    }
    return [];
  };
  const isOwn = (node: ts.Node): boolean => {
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isAwaitExpression(node)
    )
      return own(node.expression);
    if (ts.isStringLiteralLike(node)) return begins(node.text);
    if (node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined")) return true;
    if (ts.isTemplateExpression(node))
      return node.head.text === "" ? own(node.templateSpans[0]!.expression) : begins(node.head.text);
    if (ts.isConditionalExpression(node)) return own(node.whenTrue) && own(node.whenFalse);
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.PlusToken) return own(node.left);
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return own(node.right);
      return (
        (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) &&
        own(node.left) &&
        own(node.right)
      );
    }
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node))
      return returned(node).length > 0 && returned(node).every(own);
    if (ts.isCallExpression(node)) {
      const called = node.expression;
      if (ts.isIdentifier(called) && called.text === "inLang" && node.arguments[1]) return own(node.arguments[1]);
      if (ts.isIdentifier(called))
        return MAKERS.has(called.text) || NAMES.test(called.text) || valuesOf(called, node).some((each) => own(each));
      if (ts.isCallExpression(called)) return own(called);
      // `path.replace(…)` of a path is one.
      return (
        ts.isPropertyAccessExpression(called) &&
        (MAKERS.has(called.name.text) || NAMES.test(called.name.text) || own(called.expression))
      );
    }
    if (ts.isIdentifier(node)) {
      const values = valuesOf(node, node);
      if (values.length > 0) return values.every(own);
      return (
        handed.has(node.text) && (NAMES.test(node.text) || (node.text === "pathname" && text.includes("useLocation()")))
      );
    }
    if (ts.isPropertyAccessExpression(node))
      return NAMES.test(node.name.text) && !(knowsStored && node.name.text === "href");
    return false;
  };

  const check = (value: ts.Node): void => {
    if (!own(value)) found.push(`${path}: ${value.getText().replace(/\s+/g, " ").slice(0, 80)}`);
  };
  const look = (node: ts.Node): void => {
    if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name) && NAMES.test(node.name.text) && node.initializer) {
      check(
        ts.isJsxExpression(node.initializer) ? (node.initializer.expression ?? node.initializer) : node.initializer,
      );
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && /^(href|\w+Href)$/.test(node.name.text))
      check(node.initializer);
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === "redirect" &&
      node.arguments[0]
    )
      check(node.arguments[0]);
    // What follows a form that was taken.
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === "submit" &&
      node.arguments[3]
    )
      check(node.arguments[3]);
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

const findings = sourceFiles(["app"])
  .filter(({ path }) => !/^app\/i18n\/|\.js$/.test(path))
  .flatMap(({ path, text }) => lookAt(path, text));

test("no link leads where a stored text says, but through our own check", () => {
  expect(findings.filter((each) => !(each in MEANT))).toEqual([]);
});

test("every exception is still needed", () => {
  expect(Object.keys(MEANT).filter((each) => !findings.includes(each))).toEqual([]);
});

test.each([
  ["a column", "const P = () => <a href={request.website}>x</a>"],
  [
    "the link of a stored run",
    'import type { Run } from "#app/prose/prose.ts"; const P = ({ run }: { run: Run }) => <a href={run.href}>x</a>',
  ],
  ["loaded data", "const P = () => { const { website } = useLoaderData(); return <a href={website}>x</a>; }"],
  ["a form of the address of others", "const P = ({ row }) => <form action={`${row.url}?a=1`} />"],
  ["a redirect", "const loader = async () => redirect(row.target)"],
  ["what follows a form", "const action = () => submit(args, act, {}, () => row.target)"],
  ["an object", "const item = { href: row.target }"],
  ["two slashes", 'const P = () => <a href="//other.example">x</a>'],
  ["another language of it", "const P = () => <a href={inLang(lang, notice.path)}>x</a>"],
])("a link to %s is found", (_, text) => {
  expect(lookAt("app/routes/x.tsx", text)).toHaveLength(1);
});
test("links and ways are plain: Remix's own, which read a backslash otherwise than browsers do, stay unused", () => {
  const used = sourceFiles(["app"]).filter(({ text }) =>
    /\b(Link|NavLink|useNavigate|Navigate)\b[^\n]*from "(@remix-run\/react|react-router)/.test(text),
  );
  expect(used.map(({ path }) => path)).toEqual([]);
});

/** Paths that look like addresses of pages and are none. An entry that is no longer needed fails. */
const NO_ADDRESS = {
  "app/features/archive/add-contribution.server.ts": "a folder of the archive",
  "app/features/heads/checkpoint.ts": "the log's name, which every signature holds: it stays even if the page moves",
  "app/guide/guide.server.ts": "a folder of the guide",
};

test("no address of a page is written by hand: it is made from app/urls.js", () => {
  const begins = [...new Set(Object.values(pages).map(([path]) => path.split("/")[1]))].filter(Boolean).join("|");
  const byHand = new RegExp(`["'\`}]/(${begins})(/[^"'\`]*)?["'\`]`);
  const found = sourceFiles(["app"]).filter(({ path, text }) => path !== "app/urls.js" && byHand.test(text));
  expect(found.map(({ path }) => path).sort()).toEqual(Object.keys(NO_ADDRESS));
});
