import type { GrammarProblem, Parsed } from "./grammar.js";

export type Token =
  | { readonly kind: "number"; readonly text: string; readonly column: number }
  /** A key or pattern, or one of the words `and`, `sum`, `last_year`. */
  | { readonly kind: "path"; readonly text: string; readonly column: number }
  /** A quoted option; `text` is what stands between the quotes. */
  | { readonly kind: "option"; readonly text: string; readonly column: number }
  | { readonly kind: "symbol"; readonly text: string; readonly column: number };

/** A source that cannot be read. Never leaves the folder: `parse…` turns it into a returned problem. */
export class GrammarMistake extends Error {
  override readonly name = "GrammarMistake";
  readonly problem: GrammarProblem;

  constructor(column: number, wrong: string, right: string) {
    super(`${column}: ${wrong}`);
    this.problem = { column, wrong, right };
  }
}

const SPACE = /[ \t\r\n]+/y;
const NUMBER = /\d+(?:\.\d+)?(?![\d.,A-Za-z_])/y;
const PATH = /(?:@|[a-z])[a-z0-9_.*@]*/y;
const OPTION = /"([^"]*)"/y;
const SYMBOL = /!=|<=|>=|[=<>+\-*()]/y;

/** What people write by habit, and what it is here. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/==+/y, "等于只写一个 ="],
  [/<>|≠/y, "不等于写 !="],
  [/≤|≦|=</y, "小于等于写 <="],
  [/≥|≧|=>/y, "大于等于写 >="],
  [/[“”＂「」『』'‘’]/y, '选项用英文双引号，例：profile.nature = "行政单位"'],
  [/&&?|并?且|AND|And/y, "几个条件之间写 and"],
  [/\|\|?|或者?|OR/y, "这里没有“或”，把它拆成两题或两条核对"],
  [/[/÷%％]/y, "这里没有除法和百分比，百分比由文字过滤器算"],
  [/[×＊·]/y, "乘号写 *，两边各空一格"],
  [/[＋]/y, "加号写 +"],
  [/[－—–−]/y, "减号写 -"],
  [/[＝]/y, "等号写 ="],
  [/[（）［］【】[\]{}]/y, "括号只用在 sum(…) 和 last_year(…)，用英文括号"],
  [/[　]/y, "空格用半角空格"],
  [/[０-９]/y, "数字用半角"],
  [/\d[\d.,]*/y, "数字只写数字和一个小数点，例：10 或 0.5"],
  [/[A-Z]\w*/y, "键只用小写字母、数字、下划线和点"],
];

/**
 * @throws {GrammarMistake} at the first character that belongs to no token
 */
export function tokenise(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skip(SPACE, source, 0);
  while (at < source.length) {
    const token = readToken(source, at);
    tokens.push(token.token);
    at = skip(SPACE, source, token.end);
  }
  return tokens;
}

function readToken(source: string, at: number): { token: Token; end: number } {
  const column = at + 1;
  refuseHabit(source, at);
  const option = match(OPTION, source, at);
  if (option) {
    return {
      token: { kind: "option", text: option[1] ?? "", column },
      end: at + option[0].length,
    };
  }
  for (const [kind, pattern] of [
    ["number", NUMBER],
    ["path", PATH],
    ["symbol", SYMBOL],
  ] as const) {
    const text = match(pattern, source, at)?.[0];
    if (text !== undefined) return { token: { kind, text, column }, end: at + text.length };
  }
  if (source[at] === '"') {
    throw new GrammarMistake(column, "引号没有成对", '选项写在一对英文双引号里，例："行政单位"');
  }
  throw new GrammarMistake(
    column,
    `看不懂“${source.slice(at, at + 8)}”`,
    "只能写键、数字、+ - *、= != < <= > >=、and、sum(…)、last_year(…) 和带引号的选项",
  );
}

/** Habits are tried where no token fits, save `==` and `=>`, whose first character would. */
function refuseHabit(source: string, at: number): void {
  const fits = [NUMBER, PATH, OPTION, SYMBOL].some((pattern) => match(pattern, source, at));
  const doubled = source[at] === "=" && (source[at + 1] === "=" || source[at + 1] === ">");
  const mixed = source[at] === "<" && source[at + 1] === ">";
  if (fits && !doubled && !mixed) return;
  for (const [pattern, right] of HABITS) {
    const text = match(pattern, source, at)?.[0];
    if (text !== undefined) throw new GrammarMistake(at + 1, `不能写“${text}”`, right);
  }
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function skip(pattern: RegExp, source: string, at: number): number {
  return at + (match(pattern, source, at)?.[0].length ?? 0);
}

/** Runs a reader and turns the mistake it throws into a returned problem. */
export function attempt<T>(read: () => T): Parsed<T> {
  try {
    return { ok: true, value: read() };
  } catch (mistake) {
    if (mistake instanceof GrammarMistake) return { ok: false, problem: mistake.problem };
    throw mistake;
  }
}
