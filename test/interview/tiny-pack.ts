import { buildPack } from "../../src/pack/build/build-pack.js";
import type { Pack } from "../../src/pack/pack.js";

const UNIT = `
  - group: unit
    title: 单位情况
    place: 单位
    portrait: true
    questions:
      - { key: unit.has, label: 有哪些, kind: choices, options: [会议, 项目] }
`;

/** What the parts of a tiny pack are; each is YAML of groups. */
export interface TinyPack {
  readonly groups: string;
  readonly checks?: string;
  readonly version?: string;
  readonly years?: string;
}

/** A pack with a portrait of one question and the groups given. */
export function tinyPack({ groups, checks, version = "1", years = "2019" }: TinyPack): Pack {
  return buildPack(
    new Map([
      [
        "pack.yaml",
        `name: tiny\ntitle: 小题库\nversion: "${version}"\nyears: ["${years}"]\nparts: [all]\n`,
      ],
      ["parts/all.yaml", `title: 全部\ngroups:${UNIT}${groups}`],
      ["checks.yaml", checks ?? "[]"],
      ["tables.yaml", "[]"],
      ["report.md", "# 一\n"],
      ["codes/function.yaml", '"201": 一般公共服务支出\n"205": 教育支出\n"20508": 进修及培训\n'],
    ]),
  );
}
