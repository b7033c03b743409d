import { formatWanExact, formatYuan } from "../../amounts/format-money.js";
import type { MoneyUnit, Yuan } from "../../amounts/answer.js";
import type { Sheet } from "../../pack/sheet/sheet.js";

/** The unit of bare numbers in this report: chosen in the portrait, 万元 until then. */
export function moneyUnitOf(sheet: Sheet): MoneyUnit {
  if (!sheet.pack.questions.has("profile.money_unit")) return "万元";
  const answer = sheet.answer("profile.money_unit");
  const isYuan =
    answer.state === "value" && answer.value.kind === "choice" && answer.value.choice === "元";
  return isYuan ? "元" : "万元";
}

/** An amount as the clerk would type it: exact, in the report's unit, without the unit. */
export function formatBare(sheet: Sheet, yuan: Yuan): string {
  return moneyUnitOf(sheet) === "元" ? formatYuan(yuan) : formatWanExact(yuan);
}
