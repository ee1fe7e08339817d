import accessibility from "eslint-plugin-jsx-a11y";
import { config, configs } from "typescript-eslint";

const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "A rule gets the time through its arguments.",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "A rule gets the time through its arguments.",
  },
];
const noInlineStyle = [
  {
    selector: "JSXAttribute[name.name='style']",
    message: "The content security policy blocks inline styles: use a class.",
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Render elements; nothing that somebody wrote is ever HTML.",
  },
];

const tellMany = [
  {
    selector:
      ":matches(ForStatement, ForInStatement, ForOfStatement, WhileStatement, DoWhileStatement) CallExpression[callee.name='tell']",
    message: "`tellAll` tells many in a few statements; in a loop each costs several.",
  },
];

export default config(
  {
    ignores: [
      "build/",
      ".react-router/",
      ".cache/",
      ".data*/",
      "drizzle/",
      "public/",
      "tests/.output/",
      "node_modules/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...configs.recommended,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      // An un-awaited Drizzle query does nothing at all, and a query is a thenable, no promise.
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all", ignoreRestSiblings: true },
      ],
      "no-console": "error",
      eqeqeq: ["error", "always"],
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-restricted-syntax": ["error", ...noInlineStyle, ...tellMany],
    },
  },
  { files: ["**/*.tsx"], ...accessibility.flatConfigs.recommended },
  // A region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable).
  {
    files: ["**/*.tsx"],
    rules: { "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["region", "tabpanel", "group"] }] },
  },
  {
    files: ["app/features/**/*.ts"],
    ignores: ["**/*.server.ts"],
    rules: { "no-restricted-syntax": ["error", ...noInlineStyle, ...noClock, ...tellMany] },
  },
  {
    files: [
      "app/start.js",
      "tests/run.js",
      "tests/bench/**",
      "tests/faults/**",
      "tests/support/run/{start-once,report,types-and-lint}.js",
    ],
    rules: { "no-console": "off" },
  },
);
