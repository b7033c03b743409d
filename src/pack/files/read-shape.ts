import * as z from "zod";
import { didYouMean } from "./did-you-mean.js";
import type { Mistakes } from "../mistakes.js";
import type { YamlFile, YamlPath } from "./read-yaml.js";

/** A part of a YAML file: the value at `path`. */
export interface YamlSpot {
  readonly file: YamlFile;
  readonly path: YamlPath;
}

/** The spot one or more steps below. */
export function below(spot: YamlSpot, ...steps: YamlPath): YamlSpot {
  return { file: spot.file, path: [...spot.path, ...steps] };
}

export function valueAt({ file, path }: YamlSpot): unknown {
  let value: unknown = file.data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    // Plain data that YAML read: objects and lists of unknown.
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/**
 * Reads one object of a YAML file. Everything unusual about it is added to the mistakes, each at its line.
 *
 * @returns undefined when anything was wrong
 */
export function readShape<S extends z.ZodRawShape>(
  shape: z.ZodObject<S, z.core.$strict>,
  spot: YamlSpot,
  mistakes: Mistakes,
): z.output<z.ZodObject<S, z.core.$strict>> | undefined {
  const parsed = shape.safeParse(valueAt(spot));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    reportIssue(issue, Object.keys(shape.shape), spot, mistakes);
  return undefined;
}

function reportIssue(
  issue: z.core.$ZodIssue,
  known: readonly string[],
  spot: YamlSpot,
  mistakes: Mistakes,
): void {
  // YAML has no symbols as keys.
  const steps = issue.path as (string | number)[];
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const place = spot.file.placeOf([...spot.path, ...steps, key]);
      mistakes.add(place, `没有“${key}”这个属性`, didYouMean(key, known));
    }
    return;
  }
  const at = below(spot, ...steps);
  const { wrong, right } = explainIssue(issue, at, nameOf(at.path));
  mistakes.add(spot.file.placeOf(at.path), wrong, right);
}

/** "options" for the property, "options 第2项" for one of its items. */
function nameOf(path: YamlPath): string {
  const last = path.at(-1);
  if (typeof last !== "number") return last ?? "文件";
  const owner = path.at(-2);
  return typeof owner === "string" ? `${owner} 第${last + 1}项` : `第${last + 1}项`;
}

interface Explained {
  readonly wrong: string;
  readonly right: string;
}

function explainIssue(issue: z.core.$ZodIssue, spot: YamlSpot, name: string): Explained {
  const value = valueAt(spot);
  if (issue.code === "invalid_type") return explainType(issue.expected, value, spot, name);
  if (issue.code === "invalid_value") {
    const options = issue.values.map(String);
    if (value === undefined) return missing(name, `可用的有：${options.join("、")}`);
    return { wrong: `“${name}”不能是“${show(value)}”`, right: didYouMean(show(value), options) };
  }
  if (issue.code === "too_small") {
    return { wrong: `“${name}”是空的`, right: "写上内容，或整行删去" };
  }
  if (issue.code === "invalid_format") {
    return { wrong: `“${name}”的写法“${show(value)}”不对`, right: issue.message };
  }
  return { wrong: `“${name}”不对：${issue.message}`, right: "对照 docs/pack-format.md 改正" };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  string: "写成一段文字",
  boolean: "写 true 或 false",
  array: "写成方括号列表，例：[甲, 乙]",
  object: "写成若干行“属性: 值”",
  record: "写成若干行“名字: 值”",
  number: "写成不带引号的整数",
  int: "写成不带引号的整数",
};

function explainType(expected: string, value: unknown, spot: YamlSpot, name: string): Explained {
  const example = EXAMPLES[expected] ?? "对照 docs/pack-format.md 改正";
  if (value === undefined || value === null) return missing(name, example);
  const written = spot.file.writtenAt(spot.path);
  if (expected === "string" && written !== undefined) {
    const read = typeof value === "number" ? `数字 ${value}` : JSON.stringify(value);
    const wrong = `“${name}”的 ${written} 没有加引号，会被读成${read}`;
    return { wrong, right: `加上引号："${written}"` };
  }
  return { wrong: `“${name}”的类型不对`, right: example };
}

function missing(name: string, example: string): Explained {
  return { wrong: `缺少“${name}”`, right: `补上 ${name}：${example}` };
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
