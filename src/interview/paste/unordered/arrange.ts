/** More of them are no question that a press can settle. */
export const MOST_ORDERS = 6;

/**
 * Every order of `count` of the items, those that keep the order given first.
 *
 * @returns undefined where there are more than MOST_ORDERS
 */
export function arrangements<T>(
  items: readonly T[],
  count: number,
): readonly (readonly T[])[] | undefined {
  let orders = 1;
  for (let at = 0; at < count; at += 1) orders *= Math.max(0, items.length - at);
  if (orders === 0 || orders > MOST_ORDERS) return undefined;
  const places = permute(
    items.map((_, at) => at),
    count,
  );
  const isKept = (order: readonly number[]): boolean =>
    order.every((place, at) => at === 0 || place > (order[at - 1] ?? -1));
  return [...places.filter(isKept), ...places.filter((order) => !isKept(order))].map((order) =>
    order.flatMap((place) => items.slice(place, place + 1)),
  );
}

function permute(places: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return places.flatMap((place) =>
    permute(
      places.filter((other) => other !== place),
      count - 1,
    ).map((rest) => [place, ...rest]),
  );
}
