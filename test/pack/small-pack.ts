import type { PackFiles } from "../../src/pack/files/pack-files.js";

const PACK = `
name: small
title: 小题库
version: "1"
years: ["2019"]
parts: [main]
`;

/** A pack of one part: `questions` stand in one group, or `part` is the whole of parts/main.yaml. */
export interface SmallPack {
  readonly pack?: string;
  readonly questions?: string;
  readonly part?: string;
  readonly checks?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * Files of a small pack. Texts begin with a line break that is taken off, so that the first line shown is
 * line 1; the first question stands on line 6 of parts/main.yaml.
 */
export function smallPack({
  pack = PACK,
  questions,
  part,
  checks,
  more = {},
}: SmallPack): PackFiles {
  const whole =
    part ??
    `\ntitle: 主要部分\ngroups:\n  - group: main\n    title: 主要\n    questions:\n${indent(questions ?? "")}`;
  const files = new Map([
    ["pack.yaml", cut(pack)],
    ["parts/main.yaml", cut(whole)],
  ]);
  if (checks !== undefined) files.set("checks.yaml", cut(checks));
  for (const [name, text] of Object.entries(more)) files.set(name, cut(text));
  return files;
}

function cut(text: string): string {
  return text.startsWith("\n") ? text.slice(1) : text;
}

function indent(text: string): string {
  return cut(text)
    .split("\n")
    .map((line) => (line === "" ? line : `      ${line}`))
    .join("\n");
}
