import type { Mistakes } from "../mistakes.js";
import { readYaml } from "./read-yaml.js";
import type { CodeLists } from "./read-rows.js";
import type { PackFiles } from "./pack-files.js";

const CODE_FILE = /^codes\/([a-z0-9_-]+)\.yaml$/u;

/** Reads codes/*.yaml: `"201": 一般公共服务支出`, one a line. */
export function readCodeLists(files: PackFiles, mistakes: Mistakes): CodeLists {
  const lists = new Map<string, ReadonlyMap<string, string>>();
  for (const [file, text] of files) {
    const list = CODE_FILE.exec(file)?.[1];
    if (list !== undefined) lists.set(list, readCodes(file, text, mistakes));
  }
  return lists;
}

function readCodes(file: string, text: string, mistakes: Mistakes): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const yaml = readYaml(file, text, mistakes);
  if (!yaml) return names;
  const codes = yaml.keysAt([]);
  if (codes.length === 0) {
    mistakes.add({ file, line: 1 }, "编码表是空的", '一行一个，例："201": 一般公共服务支出');
  }
  for (const code of codes) {
    const name = yaml.writtenAt([code])?.trim() ?? "";
    if (name === "" || !/^\d+$/u.test(code)) {
      mistakes.add(
        yaml.placeOf([code]),
        `“${code}”不是“编码: 名称”`,
        '一行一个，例："201": 一般公共服务支出',
      );
    } else {
      names.set(code, name);
    }
  }
  return names;
}
