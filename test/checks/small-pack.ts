import type { Answer } from "../../src/amounts/answer.js";
import { Decimal } from "../../src/amounts/decimal.js";
import { buildPack } from "../../src/pack/build/build-pack.js";
import { createSheet } from "../../src/pack/sheet/create-sheet.js";
import type { Key, Pack } from "../../src/pack/pack.js";
import type { Figure, Sheet } from "../../src/pack/sheet/sheet.js";

const PACK = `
name: small
title: 小表
version: "1"
years: ["2019"]
parts: [all]
`;

/** A pack of one part, in YAML, with its checks. */
export function smallPack(groups: string, checks = "[]"): Pack {
  return buildPack(
    new Map([
      ["pack.yaml", PACK],
      ["parts/all.yaml", `title: 全部\ngroups:\n${groups}`],
      ["checks.yaml", checks],
      ["tables.yaml", "[]"],
      ["report.md", "# 一\n"],
      [
        "codes/function.yaml",
        '"201": 一般公共服务支出\n"205": 教育支出\n"208": 社会保障和就业支出\n"20805": 行政事业单位离退休\n"210": 卫生健康支出\n',
      ],
    ]),
  );
}

export interface Given {
  readonly answers: Readonly<Record<Key, string | Answer>>;
  readonly rows?: Readonly<Record<string, readonly string[]>>;
  readonly closed?: readonly string[];
  readonly lastYear?: Readonly<Record<Key, string>>;
  readonly keysWithYuan?: (yuan: string) => readonly Key[];
}

/** A report as typed: "462.96" is money in 万元, "5元" money in 元, "20个" a count, "“选项”" a choice. */
export function sheetOf(
  pack: Pack,
  { answers, rows = {}, closed = [], lastYear = {}, keysWithYuan }: Given,
): Sheet {
  const stored = new Map(
    Object.entries(answers).map(([key, typed]) => [
      key,
      typeof typed === "string" ? read(typed) : typed,
    ]),
  );
  return createSheet(
    pack,
    {
      answer: (key) => stored.get(key),
      rows: (prefix) => rows[prefix] ?? [],
      closure: (group) => (closed.includes(group) ? "zero" : undefined),
      ...(keysWithYuan === undefined ? {} : { keysWithYuan }),
    },
    { figure: (key) => lastYearFigure(lastYear[key]) },
  );
}

function lastYearFigure(typed: string | undefined): Figure {
  if (typed === undefined) return { state: "open" };
  return { state: "value", value: new Decimal(typed).times(10_000), precision: new Decimal(50) };
}

function read(typed: string): Answer {
  const count = /^(-?\d+)个$/u.exec(typed)?.[1];
  if (count !== undefined) return { state: "value", value: { kind: "count", count } };
  const choice = /^“(.*)”$/u.exec(typed)?.[1];
  if (choice !== undefined) return { state: "value", value: { kind: "choice", choice } };
  const yuan = /^(-?[\d.]+)元$/u.exec(typed)?.[1];
  if (yuan !== undefined) return { state: "value", value: { kind: "money", yuan, precision: "0" } };
  return { state: "value", value: moneyInWan(typed) };
}

export function moneyInWan(typed: string): { kind: "money"; yuan: string; precision: string } {
  const amount = new Decimal(typed).times(10_000);
  const decimals = typed.split(".")[1]?.length ?? 0;
  const half = new Decimal(10).pow(4 - decimals).div(2);
  return {
    kind: "money",
    yuan: amount.toFixed(),
    precision: amount.isZero() ? "0" : half.toFixed(),
  };
}
