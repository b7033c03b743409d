import {
  Output,
  type Template as LiquidTemplate,
  type Token,
  TypeGuards,
  type Value,
  type ValueToken,
} from "liquidjs";
import type { ArgumentSpec } from "./filter-spec.js";
import { FILTERS } from "./filters.js";
import { HouseTag } from "./house-tag.js";
import type { TemplateMistake } from "./template-mistake.js";
import type { ValueKind } from "./template-value.js";

/** One place where a template cites a key. */
export interface Citation {
  readonly key: string;
  /** Kinds that may stand there; undefined: any. */
  readonly takes?: readonly ValueKind[];
  /** The filter it stands before or in. */
  readonly filter?: string;
  readonly line: number;
  readonly column: number;
}

export interface CheckedTemplate {
  readonly citations: readonly Citation[];
  readonly mistakes: readonly TemplateMistake[];
}

/** Reads a parsed template for the keys it cites and for what would fail or mislead when printed. */
export function checkTemplate(templates: readonly LiquidTemplate[]): CheckedTemplate {
  const citations: Citation[] = [];
  const mistakes: TemplateMistake[] = [];
  const walk = (nodes: readonly LiquidTemplate[], locals: ReadonlySet<string>): void => {
    for (const node of nodes) {
      if (node instanceof Output) checkOutput(node, { citations, mistakes, locals });
      if (!(node instanceof HouseTag)) continue;
      const place = placeOf(node.token);
      if (node.problem !== undefined) mistakes.push({ ...place, says: node.problem });
      for (const key of node.compiled?.keys ?? []) citations.push({ key, ...place });
      walk(node.body, new Set([...locals, ...(node.compiled?.locals ?? [])]));
      walk(node.otherwise, locals);
    }
  };
  walk(templates, new Set());
  return { citations, mistakes };
}

interface Findings {
  readonly citations: Citation[];
  readonly mistakes: TemplateMistake[];
  /** Names given by an enclosing tag: what begins with one is no key. */
  readonly locals: ReadonlySet<string>;
}

function checkOutput(output: Output, findings: Findings): void {
  const filters = namedFilters(output.value);
  const [initial, ...more] = output.value.initial.postfix;
  const first = filters[0];
  const takes = first === undefined ? undefined : FILTERS.get(first.name)?.takes;
  if (initial === undefined || more.length > 0)
    findings.mistakes.push({ ...placeOf(output.token), says: "这里只能写一个数的名字" });
  else checkValue(initial, findings, { takes, filter: first?.name });
  for (const filter of filters) checkFilter(filter, findings, placeOf(output.token));
}

/** Liquid puts the wrap of every output behind its filters, as one more. */
function namedFilters(value: Value): Value["filters"] {
  return value.filters.slice(0, -1);
}

type Place = Pick<Citation, "line" | "column">;

function checkFilter(filter: Value["filters"][number], findings: Findings, place: Place): void {
  const spec = FILTERS.get(filter.name);
  if (spec === undefined) {
    const known = [...FILTERS.keys()].join("、");
    findings.mistakes.push({ ...place, says: `没有“${filter.name}”这个过滤器，可用：${known}` });
    return;
  }
  const wrong = (says: string) =>
    findings.mistakes.push({ ...place, says: `“${filter.name}”${says}，写法：${spec.usage}` });
  const positional = filter.args.flatMap((arg) => (Array.isArray(arg) ? [] : [arg]));
  const named = filter.args.flatMap((arg) => (Array.isArray(arg) ? [arg] : []));
  for (const missing of spec.arguments.slice(positional.length).filter((arg) => arg.required))
    wrong(`后面少了${missing.name}`);
  if (positional.length > spec.arguments.length) wrong("后面多写了");
  spec.arguments.forEach((expected, index) => {
    const token = positional[index];
    if (token) checkArgument(token, expected, { findings, filter: filter.name, wrong });
  });
  for (const [name = "", token] of named) {
    if (!spec.named.includes(name)) wrong(`不认识“${name}:”`);
    else if (token)
      checkArgument(
        token,
        { name, takes: ["text", "choice"], required: true },
        { findings, filter: filter.name, wrong },
      );
  }
}

function checkArgument(
  token: ValueToken,
  expected: ArgumentSpec,
  at: {
    readonly findings: Findings;
    readonly filter: string;
    readonly wrong: (says: string) => void;
  },
): void {
  const literal = TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token);
  if (literal && !expected.takes.includes("text"))
    at.wrong(`后面的${expected.name}要写一个数的名字，不能直接写数`);
  else checkValue(token, at.findings, { takes: expected.takes, filter: at.filter });
}

function checkValue(
  token: Token,
  { citations, mistakes, locals }: Findings,
  {
    takes,
    filter,
  }: { readonly takes: readonly ValueKind[] | undefined; readonly filter: string | undefined },
): void {
  if (TypeGuards.isQuotedToken(token) || TypeGuards.isNumberToken(token)) return;
  const place = placeOf(token);
  const path = TypeGuards.isPropertyAccessToken(token) ? token.getText() : "";
  if (!/^[a-z][\w-]*(?:\.\w+)*$/i.test(path)) {
    mistakes.push({ ...place, says: `“${token.getText()}”不是一个数的名字` });
    return;
  }
  if (locals.has(path.split(".")[0] ?? "")) return;
  citations.push({
    key: path,
    ...place,
    ...(takes === undefined ? {} : { takes }),
    ...(filter === undefined ? {} : { filter }),
  });
}

function placeOf(token: Token): Place {
  const [line = 1, column = 1] = token.getPosition();
  return { line, column };
}
