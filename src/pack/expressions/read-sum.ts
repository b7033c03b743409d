import type { Term } from "./grammar.js";
import type { TokenCursor } from "./token-cursor.js";
import { GrammarMistake, type Token } from "./tokenise.js";

const KEY = /^(?:@|[a-z][a-z0-9_]*)(?:\.(?:[a-z][a-z0-9_]*|\d+))*$/;
const PATTERN = /^(?:@|[a-z][a-z0-9_]*)(?:\.[a-z0-9_*]+)+$/;
const FACTOR = /^\d{1,12}(?:\.\d{1,2})?$/;

/** Words that mean something here and so cannot be keys. */
export const RESERVED_WORDS: readonly string[] = ["and", "sum", "last_year"];

/** Whether a text may stand as a key: lower-case words and codes joined by dots. */
export function isKey(text: string): boolean {
  return KEY.test(text) && !text.startsWith("@") && !RESERVED_WORDS.includes(text);
}

/**
 * Reads terms joined by + and - up to what cannot continue a sum.
 *
 * @throws {GrammarMistake}
 */
export function readSum(cursor: TokenCursor): readonly Term[] {
  const terms: Term[] = [];
  let sign = cursor.take("-") ? "-" : "";
  for (;;) {
    terms.push(readTerm(cursor, sign));
    if (cursor.take("+")) sign = "";
    else if (cursor.take("-")) sign = "-";
    else return terms;
  }
}

function readTerm(cursor: TokenCursor, sign: string): Term {
  const column = cursor.column();
  const token = cursor.next();
  if (token?.kind === "number") return readNumber(cursor, token, sign);
  if (token?.kind === "path") {
    const of = readFigure(cursor, token);
    if (cursor.isAt("*")) cursor.fail("乘数要写在前面", `改为：2 * ${token.text}`);
    return { factor: `${sign}1`, of, column };
  }
  throw new GrammarMistake(
    column,
    token ? `这里不能是“${token.text}”` : "式子没有写完",
    "这里要写一个键、sum(…)、last_year(…) 或数字",
  );
}

function readNumber(cursor: TokenCursor, number: Token, sign: string): Term {
  if (!FACTOR.test(number.text)) {
    throw new GrammarMistake(number.column, `“${number.text}”位数太多`, "数字最多两位小数");
  }
  const { column } = number;
  if (!cursor.take("*")) {
    return { factor: `${sign}${number.text}`, of: { kind: "constant" }, column };
  }
  const path = cursor.next();
  if (path?.kind !== "path") {
    throw new GrammarMistake(
      path?.column ?? cursor.column(),
      "乘号后面要是一个键或 sum(…)",
      "例：2 * income.other",
    );
  }
  return { factor: `${sign}${number.text}`, of: readFigure(cursor, path), column: path.column };
}

function readFigure(cursor: TokenCursor, path: Token): Term["of"] {
  if (path.text === "sum" && cursor.isAt("(")) {
    return { kind: "sum", pattern: readInside(cursor, "sum", PATTERN, "basic.301*") };
  }
  if (path.text === "last_year" && cursor.isAt("(")) {
    return { kind: "last_year", key: readInside(cursor, "last_year", KEY, "overall.total") };
  }
  return { kind: "key", key: asKey(path, "一串键求和写 sum(…)，乘号两边各空一格") };
}

function readInside(cursor: TokenCursor, word: string, shape: RegExp, example: string): string {
  cursor.take("(");
  const inside = cursor.next();
  if (inside?.kind !== "path" || !shape.test(inside.text)) {
    throw new GrammarMistake(
      inside?.column ?? cursor.column(),
      `${word}( ) 里不能是“${inside?.text ?? ""}”`,
      `例：${word}(${example})`,
    );
  }
  if (!cursor.take(")")) cursor.fail(`${word}( 没有右括号`, `改为：${word}(${inside.text})`);
  return inside.text;
}

/** @throws {GrammarMistake} when a path is not one key */
export function asKey(path: Token, whenPattern: string): string {
  if (path.text.includes("*")) {
    throw new GrammarMistake(path.column, `“${path.text}”不是一个键`, whenPattern);
  }
  if (RESERVED_WORDS.includes(path.text) || !KEY.test(path.text)) {
    throw new GrammarMistake(
      path.column,
      `“${path.text}”不是一个键`,
      "键是用点连起来的小写词和编码，例：income.total、basic.30101、@.actual",
    );
  }
  return path.text;
}
