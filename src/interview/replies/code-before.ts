import { tidyTyped } from "../../amounts/tidy-typed.js";
import type { Pack } from "../../pack/pack.js";

const CODE_AND_MORE = /^(\d{3}(?:\d{2}){0,2}) ([\d.,]+(?:(?: \d[\d.,]*)*)[^\d]*)$/;
const GROUPED = /^\d{3}(?: \d{3})+(?!\d)/;
/** 201 and 301: the 类 of a code is its first three digits. */
const CLASS_DIGITS = 3;

/** What may be the code of a row and its amount, or one amount with a space in it. */
export interface CodeBefore {
  readonly code: string;
  /** What stands behind the code. */
  readonly rest: string;
  /** The whole without its spaces, where they may set thousands apart. */
  readonly joined?: string;
}

/**
 * Finds a code in front of an amount: `201 400` may be 201,400, or 400 in the row 201. A number whose first
 * three digits are no 类 of the pack is none: `462 960`.
 */
export function findCodeBefore(pack: Pack, text: string): CodeBefore | undefined {
  if (!/[\d０-９]\s/.test(text)) return undefined;
  const tidy = tidyTyped(text);
  const [, code, rest] = CODE_AND_MORE.exec(tidy) ?? [];
  if (code === undefined || rest === undefined) return undefined;
  if (!classesOf(pack).has(code.slice(0, CLASS_DIGITS))) return undefined;
  return GROUPED.test(tidy) ? { code, rest, joined: tidy.replaceAll(" ", "") } : { code, rest };
}

const made = new WeakMap<Pack, ReadonlySet<string>>();

function classesOf(pack: Pack): ReadonlySet<string> {
  const known = made.get(pack);
  if (known !== undefined) return known;
  const codes = [...pack.groups.values()].flatMap(({ rows, questions }) => [
    ...(rows?.names.keys() ?? []),
    ...questions.map(({ cell }) => cell?.row ?? "").filter((row) => /^\d{3,}$/.test(row)),
  ]);
  const classes = new Set(codes.map((code) => code.slice(0, CLASS_DIGITS)));
  made.set(pack, classes);
  return classes;
}
