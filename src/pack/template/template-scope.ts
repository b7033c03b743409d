import type { TemplateScope } from "../../wording/template-value.js";
import type { Sheet } from "../sheet/sheet.js";

/** The answers of a sheet, as a template cites them. */
export function scopeOf(sheet: Sheet): TemplateScope {
  return {
    lookup(key) {
      const question = sheet.pack.find(key);
      if (question === undefined) return undefined;
      return {
        answer: sheet.answer(key),
        kind: question.kind,
        ...(question.unit === undefined ? {} : { unit: question.unit }),
        ...(question.optional ? { optional: true } : {}),
      };
    },
  };
}
