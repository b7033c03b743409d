import type { Yuan } from "../amounts/answer.js";
import { Decimal } from "../amounts/decimal.js";
import type { Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";

/** Keys whose answer now is exactly this amount of money, in a fixed order. */
export function keysWithAmount(sheet: Sheet, yuan: Decimal): readonly Key[] {
  if (yuan.isZero()) return [];
  const amount = yuan.toFixed();
  const keys = sheet.stored.keysWithYuan?.(amount) ?? storedKeys(sheet);
  return keys.filter((key) => isAmount(sheet, key, amount)).sort();
}

function isAmount(sheet: Sheet, key: Key, amount: Yuan): boolean {
  // Answers to questions the pack no longer has stay stored.
  if (sheet.pack.find(key) === undefined) return false;
  const answer = sheet.answer(key);
  if (answer.state !== "value" || answer.value.kind !== "money") return false;
  const { yuan } = answer.value;
  return yuan === amount || new Decimal(yuan).eq(amount);
}

/** Every figure that can be typed, cells of the rows given included. */
export function storedKeys(sheet: Sheet): Key[] {
  const keys: Key[] = [];
  for (const question of sheet.pack.questions.values()) {
    if (question.value === undefined) keys.push(question.key);
  }
  for (const { rows } of sheet.pack.groups.values()) {
    if (rows === undefined) continue;
    for (const code of sheet.stored.rows(rows.prefix)) {
      for (const column of rows.columns) {
        if (column.value === undefined) keys.push(column.key.replace("@", code));
      }
    }
  }
  return keys.filter((key) => sheet.stored.answer(key)?.state === "value");
}
