import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Mistakes, Place } from "../mistakes.js";

export type YamlPath = readonly (string | number)[];

/** A YAML file as plain data that still knows on which line each value stands. */
export interface YamlFile {
  readonly name: string;
  readonly data: unknown;
  /** Line of the key that leads to the value, or of the list item; of the nearest one that exists. */
  placeOf(path: YamlPath): Place;
  /** Keys of a map in the order written: plain objects put those that look like numbers first. */
  keysAt(path: YamlPath): readonly string[];
  /** A scalar as it was written: 12.50 where the data says 12.5. */
  writtenAt(path: YamlPath): string | undefined;
}

/**
 * @returns undefined when the file cannot be read as YAML at all; its mistakes are added
 */
export function readYaml(name: string, text: string, mistakes: Mistakes): YamlFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const before = mistakes.count;
  for (const error of document.errors) {
    const { wrong, right } = explainYamlError(error);
    mistakes.add({ file: name, line: lineAt(error.pos[0]) }, wrong, right);
  }
  findLooseAliases(document, (offset, alias) => {
    mistakes.add(
      { file: name, line: lineAt(offset) },
      `以 * 开头的值“*${alias}”没有加引号`,
      `写成 "*${alias}"`,
    );
  });
  if (mistakes.count > before) return undefined;
  return {
    name,
    data: document.toJS(),
    placeOf: (path) => ({ file: name, line: lineAt(offsetOf(document, path)) }),
    keysAt: (path) => {
      const node = path.length === 0 ? document.contents : document.getIn(path, true);
      if (!isMap(node)) return [];
      return node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
    },
    writtenAt: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      node = node.items[step];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function findLooseAliases(
  document: Document,
  found: (offset: number, alias: string) => void,
): void {
  visit(document, {
    Alias(_, node) {
      if (isAlias(node) && !node.resolve(document)) found(node.range?.[0] ?? 0, node.source);
    },
  });
}

const QUOTE = "含有 : # { } [ ] 的文字、以 @ * & ! % 开头的文字要整个加引号";

const YAML_ERRORS: Readonly<Record<string, { wrong: string; right: string }>> = {
  TAB_AS_INDENT: { wrong: "缩进用了制表符", right: "改用空格缩进" },
  DUPLICATE_KEY: { wrong: "同一层里同一个属性写了两次", right: "删去一个，或改名" },
  BAD_INDENT: { wrong: "缩进没有对齐", right: "同一层的各行要从同一列开始，方括号要成对" },
  BAD_SCALAR_START: { wrong: "值的第一个字不能这样写", right: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: { wrong: "一行里出现了两个“: ”", right: QUOTE },
  MULTILINE_IMPLICIT_KEY: {
    wrong: "上一行的值没有写完，或缩进不对",
    right: "列表要比它的属性名多缩进",
  },
  MISSING_CHAR: { wrong: "缺少引号、括号或冒号", right: "补上成对的引号或括号，属性名后面写“: ”" },
  UNEXPECTED_TOKEN: { wrong: "这里多出了不能放在这里的文字", right: QUOTE },
  MULTIPLE_DOCS: { wrong: "一个文件里用 --- 分成了几份", right: "删去 ---" },
  BAD_DQ_ESCAPE: { wrong: "双引号里的 \\ 写法不对", right: "写成 \\\\，或改用单引号" },
};

function explainYamlError(error: YAMLError): { wrong: string; right: string } {
  const known = YAML_ERRORS[error.code];
  if (known) return { wrong: `YAML格式：${known.wrong}`, right: known.right };
  return { wrong: `YAML格式：${error.message}`, right: QUOTE };
}
