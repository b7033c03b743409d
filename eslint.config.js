import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { arrowsRule, DISK_READER, PURE } from "./scripts/lint/arrows.js";
import { disableNeedsReasonRule } from "./scripts/lint/disable-needs-reason.js";

const house = { rules: { arrows: arrowsRule, "disable-needs-reason": disableNeedsReasonRule } };

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: "Export by name.",
};
const NO_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only src/config.ts reads process.env; take the setting as a parameter.",
};
const NO_ENV_BY_STRING = {
  ...NO_ENV,
  selector: "MemberExpression[object.name='process'][property.value='env']",
};
const NO_ENV_BY_PATTERN = {
  ...NO_ENV,
  selector: "VariableDeclarator[init.name='process'] Property[key.name='env']",
};
const NO_FLOAT = {
  selector:
    "CallExpression[callee.name='parseFloat'], CallExpression[callee.property.name='parseFloat']",
  message: "A figure is a decimal string or a Decimal, never a number.",
};
const NO_TO_NUMBER = { ...NO_FLOAT, selector: "CallExpression[callee.property.name='toNumber']" };
const NO_NUMBER = {
  ...NO_FLOAT,
  selector: "CallExpression[callee.name='Number'], UnaryExpression[operator='+']",
};
const NO_CLOCK = {
  selector:
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'], " +
    "MemberExpression[object.name='Date'][property.name='now'], MemberExpression[object.name='Math'][property.name='random']",
  message: "A pure folder has no clock and no randomness: take the value as a parameter.",
};

const NO_MARKUP = {
  selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
  message: "What people wrote never becomes markup: use make() of dom.js.",
};
const NO_MARKUP_CALL = {
  ...NO_MARKUP,
  selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|write|parseFromString)$/]",
};
const BROWSER_GLOBALS = [
  ...["AbortSignal", "Event", "EventSource", "File", "Node", "ResizeObserver", "URLSearchParams"],
  "XMLHttpRequest",
  ...["addEventListener", "clearTimeout", "crypto", "document", "fetch", "localStorage"],
  ...["history", "location", "matchMedia", "requestAnimationFrame", "setTimeout", "window"],
  ...["Element", "HTMLButtonElement", "HTMLDetailsElement", "HTMLDivElement", "HTMLElement"],
  ...["HTMLFormElement", "HTMLHeadingElement", "HTMLInputElement", "HTMLOListElement"],
  ...["HTMLParagraphElement", "HTMLSelectElement", "HTMLSpanElement", "HTMLTextAreaElement"],
];

const ENV = [NO_ENV, NO_ENV_BY_STRING, NO_ENV_BY_PATTERN];
const FIGURES = [NO_FLOAT, NO_TO_NUMBER];
const pureFiles = PURE.map((folder) => `src/${folder}/**/*.ts`);
const figureFolders = ["amounts", "wording", "checks"];
const figureFiles = figureFolders.map((folder) => `src/${folder}/**/*.ts`);

/** `no-restricted-syntax` is replaced, not merged, by a later entry: each names everything it bans. */
function ban(...selectors) {
  return { "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, ...selectors] };
}

export default defineConfig(
  globalIgnores(["node_modules/", "dist/", "data/", "out/", "conversations/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  eslint.configs.recommended,
  {
    plugins: { house },
    rules: {
      "house/disable-needs-reason": "error",
      "no-console": "error",
      eqeqeq: "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  { files: ["**/*.js", "**/*.mjs"], languageOptions: { globals: { process: "readonly" } } },
  {
    // The page of the web chat runs in a browser; `npm run check:types` reads its types.
    files: ["src/channels/web/page/*.js"],
    languageOptions: {
      globals: Object.fromEntries(BROWSER_GLOBALS.map((name) => [name, "readonly"])),
    },
    rules: ban(NO_MARKUP, NO_MARKUP_CALL),
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // A port's adapter and a fake keep `async` so that a throw becomes a rejection.
      "@typescript-eslint/require-await": "off",
      // Text of people is full of full-width spaces: patterns name them on purpose.
      "no-irregular-whitespace": [
        "error",
        { skipStrings: true, skipTemplates: true, skipRegExps: true },
      ],
    },
  },
  { files: ["**/*.ts"], ignores: ["*.config.ts"], rules: ban() },
  { files: ["bench/**/*.ts", "scripts/**/*.ts"], rules: ban(...ENV) },
  {
    files: ["src/**/*.ts", "storage/**/*.ts"],
    rules: { "house/arrows": "error", ...ban(...ENV, ...FIGURES) },
  },
  // Coordinates of a drawing are not figures.
  { files: ["src/drawing/**/*.ts"], rules: ban(...ENV) },
  { files: ["src/config.ts"], rules: ban(...FIGURES) },
  {
    files: pureFiles,
    rules: {
      ...ban(...ENV, ...FIGURES, NO_CLOCK),
      "no-restricted-globals": [
        "error",
        ...[
          "process",
          "fetch",
          "performance",
          "crypto",
          "setTimeout",
          "setInterval",
          "setImmediate",
        ],
      ],
    },
  },
  {
    files: figureFiles,
    // Years and days are not figures.
    ignores: ["src/amounts/parse-date.ts", "src/amounts/parse-year.ts"],
    rules: ban(...ENV, ...FIGURES, NO_CLOCK, NO_NUMBER),
  },
  { files: [DISK_READER], rules: { "no-restricted-globals": "off" } },
);
