import { Decimal } from "../../amounts/decimal.js";
import type { MoneyValue } from "../../amounts/parse-money.js";
import type { Key } from "../../pack/pack.js";
import { proveUnit } from "../paste/offer/prove-unit.js";

/** An amount of a published report. */
export interface PublishedAmount {
  readonly key: Key;
  /** In 万元 where no unit is named. */
  readonly amount: MoneyValue;
  /** Where no unit is named: what it is in 元, if it can be that. */
  readonly bare?: { readonly inYuan: MoneyValue | undefined };
}

type Known = readonly (readonly [Key, MoneyValue])[];

/**
 * Leaves out the amounts that name no unit where neither the others nor the sentences nor their size tell it: a wrong
 * one would stand beside every figure of the year.
 *
 * @param told amounts of sentences, which name their unit
 */
export function settleUnit(
  amounts: readonly PublishedAmount[],
  told: Known,
): { readonly known: Known; readonly remarks: readonly string[] } {
  const named = amounts.flatMap(({ key, amount, bare }) =>
    bare === undefined ? [[key, amount] as const] : [],
  );
  const sure = new Map([...told, ...named]);
  const open = amounts.flatMap(({ key, amount, bare }) =>
    bare === undefined ? [] : [{ key, inWan: amount, inYuan: bare.inYuan }],
  );
  const unit = proveUnit(
    open.map(({ key, inWan, inYuan }) => {
      const known = sure.get(key);
      return { inWan, inYuan, ...(known === undefined ? {} : { known: exactly(known) }) };
    }),
  );
  if (unit === undefined && open.length > 0) {
    const remark = `有${open.length}个数没有写金额单位，没有采用。在表上写“单位：元”或“单位：万元”再发一次就好。`;
    return { known: named, remarks: [remark] };
  }
  const read = open.flatMap(({ key, inWan, inYuan }) => {
    const amount = unit === "元" ? inYuan : inWan;
    return amount === undefined ? [] : [[key, amount] as const];
  });
  return { known: [...named, ...read], remarks: [] };
}

function exactly({ yuan, precision }: MoneyValue): {
  readonly value: Decimal;
  readonly precision: Decimal;
} {
  return { value: new Decimal(yuan), precision: new Decimal(precision) };
}
