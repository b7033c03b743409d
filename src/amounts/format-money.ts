import type { Yuan } from "./answer.js";
import { Decimal } from "./decimal.js";

const YUAN_PER_WAN = 10_000;

/** 元 as 万元 with two decimals, half-up: "462.96". Never "-0.00". */
export function formatWan(yuan: Yuan | Decimal): string {
  const wan = new Decimal(yuan).div(YUAN_PER_WAN).toFixed(2);
  return wan === "-0.00" ? "0.00" : wan;
}

/** 元 as 万元 with at least two decimals and never rounded: "462.96", "1.9385". */
export function formatWanExact(yuan: Yuan | Decimal): string {
  const wan = new Decimal(yuan).div(YUAN_PER_WAN);
  return wan.toFixed(Math.max(2, wan.decimalPlaces()));
}

/** 元 as tables print it, in 万元: "1,537.40". */
export function formatWanGrouped(yuan: Yuan | Decimal): string {
  return groupThousands(formatWan(yuan));
}

/** 元 with grouping, never rounded; two decimals where there are any: "4,629,600", "35.50". */
export function formatYuan(yuan: Yuan | Decimal): string {
  const exact = new Decimal(yuan);
  const places = exact.decimalPlaces();
  return groupThousands(exact.toFixed(places === 0 ? 0 : Math.max(2, places)));
}

function groupThousands(number: string): string {
  const [whole = "", fraction] = number.split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
