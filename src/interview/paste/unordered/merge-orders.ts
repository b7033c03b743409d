import type { PasteUnordered } from "../paste-reading.js";
import { MOST_ORDERS } from "./arrange.js";
import { withoutTwins } from "./gather-rows.js";

/**
 * The same rows as several groups read them, as one question.
 *
 * @returns undefined where they are not the same rows, or too many orders to choose from
 */
export function mergeOrders(readings: readonly PasteUnordered[]): PasteUnordered | undefined {
  const [first] = readings;
  if (first === undefined) return undefined;
  const lines = first.lines.join();
  if (readings.some((one) => one.lines.join() !== lines)) return undefined;
  const orders = withoutTwins(readings.flatMap((one) => one.orders));
  return orders.length > MOST_ORDERS ? undefined : { ...first, orders };
}
