import path from "node:path";

/** No clock, randomness, I/O, or vendor beyond `PURE_VENDORS`. */
export const PURE = ["amounts", "wording", "pack", "checks", "events", "interview", "status"];

const PURE_VENDORS = ["decimal.js", "date-fns", "zod", "yaml", "liquidjs"];

/** The one file of a pure folder that may read the disk. */
export const DISK_READER = "src/pack/files/read-pack-files.ts";

/** Folder -> what it may import besides itself and src/errors.ts. "workflow/ports" is that one file. */
export const ARROWS = {
  amounts: [],
  wording: ["amounts"],
  pack: ["wording", "amounts"],
  checks: ["pack", "amounts"],
  events: ["amounts"],
  interview: ["wording", "checks", "events", "pack", "amounts"],
  status: ["events", "amounts"],
  drawing: [],
  intake: PURE,
  report: [...PURE, "drawing"],
  jobs: ["workflow/ports", ...PURE, "intake", "report", "drawing"],
  workflow: PURE,
  storage: ["workflow/ports", "events"],
  http: ["workflow"],
  channels: ["workflow", "http"],
  replay: ["workflow", ...PURE],
};

/** Vendor -> where it may be imported: path prefixes. Files directly in src/ may import every one. */
const VENDOR_HOMES = {
  "date-fns": ["src/", "storage/"],
  zod: ["src/", "storage/"],
  "decimal.js": ["src/amounts/decimal.ts"],
  yaml: ["src/pack/", "src/replay/"],
  liquidjs: ["src/wording/", "src/pack/", "src/report/"],
  unified: ["src/report/"],
  "remark-parse": ["src/report/"],
  hucre: ["src/report/xlsx/", "src/intake/"],
  "@myriaddreamin/typst-ts-node-compiler": ["src/report/pdf/"],
  "@resvg/resvg-js": ["src/drawing/"],
  "@e965/xlsx": ["src/intake/"],
  unpdf: ["src/intake/pdf/"],
  piscina: ["src/jobs/"],
  telegraf: ["src/channels/telegram/telegraf/"],
  "node-telegram-bot-api": ["src/channels/telegram/node-telegram-bot-api/"],
  lowdb: ["storage/lowdb/"],
  "write-file-atomic": ["storage/lowdb/", "storage/archive/"],
  pino: [],
};

/** @returns where a file of the project belongs; undefined outside src/ and storage/ */
function placeOf(file) {
  const [top, second, ...rest] = file.split("/");
  if (top === "storage") return { folder: "storage" };
  if (top !== "src" || second === undefined) return undefined;
  if (rest.length === 0) return { folder: undefined, root: second };
  return { folder: second };
}

function isRootFile(file) {
  return placeOf(file)?.root !== undefined;
}

function packageName(source) {
  const parts = source.split("/");
  return source.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

function problemOfRelative(file, source) {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source));
  if (/^src\/errors\.(js|ts)$/.test(target)) return undefined;
  const from = placeOf(file);
  const to = placeOf(target);
  if (to === undefined) return `${target} is outside src/ and storage/`;
  if (from.root !== undefined) return undefined;
  if (to.root !== undefined) return `only files directly in src/ may import ${target}`;
  if (from.folder === to.folder) return undefined;
  const allowed = ARROWS[from.folder];
  if (allowed === undefined)
    return `folder ${from.folder} is not in ARROWS (scripts/lint/arrows.js)`;
  if (allowed.includes(to.folder)) return undefined;
  if (/^src\/workflow\/ports\.(js|ts)$/.test(target) && allowed.includes("workflow/ports")) {
    return undefined;
  }
  return `${from.folder} may import ${allowed.join(", ") || "no other folder"}, not ${to.folder}`;
}

function problemOfNode(file, source) {
  const { folder } = placeOf(file);
  if (folder === undefined || !PURE.includes(folder) || file === DISK_READER) return undefined;
  return `${folder} is pure: ${source} is passed in from outside`;
}

function problemOfVendor(file, source) {
  if (isRootFile(file)) return undefined;
  const vendor = packageName(source);
  const { folder } = placeOf(file);
  if (PURE.includes(folder) && !PURE_VENDORS.includes(vendor)) {
    return `${folder} is pure: it may use ${PURE_VENDORS.join(", ")}, not ${vendor}`;
  }
  const homes = VENDOR_HOMES[vendor];
  if (homes === undefined) return `${vendor} has no place yet: name it in scripts/lint/arrows.js`;
  if (homes.some((home) => file.startsWith(home))) return undefined;
  return `${vendor} stays in ${homes.join(", ") || "files directly in src/"}`;
}

/**
 * @param file path of the importing file from the project's root, with forward slashes
 * @returns what is wrong with importing `source` there, or undefined
 */
export function findProblem(file, source) {
  if (placeOf(file) === undefined) return undefined;
  if (source.startsWith(".")) return problemOfRelative(file, source);
  if (source.startsWith("node:")) return problemOfNode(file, source);
  return problemOfVendor(file, source);
}

/** ESLint rule: who may import whom (ARCHITECTURE.md, "Arrows"). Types count like values. */
export const arrowsRule = {
  meta: { type: "problem", schema: [], messages: { arrow: "{{problem}}" } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    const check = (node, source) => {
      if (source?.type === "TSLiteralType") return check(node, source.literal);
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const problem = findProblem(file, source.value);
      if (problem !== undefined) context.report({ node, messageId: "arrow", data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument),
      TSExternalModuleReference: (node) => check(node, node.expression),
    };
  },
};
