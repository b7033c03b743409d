import { nameOf } from "../../checks/tell-finding.js";
import type { Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { cleanText } from "../clean-text.js";
import { everyKey } from "../../pack/sheet/every-key.js";

/** Questions that may stay open and did, in the order asked. */
export function listOptional(sheet: Sheet): readonly string[] {
  return everyKey(sheet)
    .filter((key) => isOptional(sheet, key) && sheet.answer(key).state === "open")
    .map((key) => cleanText(nameOf(sheet, key)));
}

/** What is withheld by an answer; totals that are not known because of it are not listed again. */
export function listWithheld(sheet: Sheet): readonly string[] {
  return everyKey(sheet)
    .filter((key) => sheet.stored.answer(key)?.state === "withheld")
    .map((key) => placedName(sheet, key));
}

/** The name of a code is asked only where the pack does not know it. */
function isOptional({ pack }: Sheet, key: Key): boolean {
  const question = pack.find(key);
  const rows = question === undefined ? undefined : pack.groups.get(question.group)?.rows;
  if (rows === undefined || question?.cell?.column !== rows.nameColumn) {
    return question?.optional === true;
  }
  return !rows.names.has(question.cell.row);
}

/** 公开05表 教育支出一般公共预算项目支出 */
function placedName(sheet: Sheet, key: Key): string {
  const question = sheet.pack.find(key);
  const place = question === undefined ? undefined : sheet.pack.groups.get(question.group)?.place;
  return cleanText(`${place ?? ""} ${nameOf(sheet, key)}`).trim();
}
