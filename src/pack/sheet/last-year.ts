import type { Value } from "../../amounts/answer.js";
import { Decimal } from "../../amounts/decimal.js";
import type { Key, Pack } from "../pack.js";
import type { LastYear } from "./sheet-reader.js";

/** A text or choice to begin an answer with. */
export type Carried = Extract<Value, { readonly kind: "text" | "list" | "choice" | "choices" }>;

type LastYearValues = ReadonlyMap<Key, Value>;

const EXACT = new Decimal(0);

/** The figures of last year's report; open where it has none. */
export function createLastYear(values: LastYearValues): LastYear {
  return {
    figure(key) {
      const value = values.get(key);
      if (value?.kind === "money") {
        const { yuan, precision } = value;
        return { state: "value", value: new Decimal(yuan), precision: new Decimal(precision) };
      }
      if (value?.kind !== "count") return { state: "open" };
      return { state: "value", value: new Decimal(value.count), precision: EXACT };
    },
  };
}

/**
 * What was written or chosen last year where this question stands: a start for its answer, never the answer
 * itself. Figures are no such start.
 */
export function carriedValue(pack: Pack, values: LastYearValues, key: Key): Carried | undefined {
  const question = pack.find(key);
  const value = values.get(question?.carry ?? "");
  if (question === undefined || value?.kind !== question.kind) return undefined;
  return isCarried(value) ? value : undefined;
}

function isCarried(value: Value): value is Carried {
  return ["text", "list", "choice", "choices"].includes(value.kind);
}
