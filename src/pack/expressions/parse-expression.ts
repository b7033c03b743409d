import type { Expression, Parsed } from "./grammar.js";
import { readSum } from "./read-sum.js";
import { TokenCursor } from "./token-cursor.js";
import { attempt } from "./tokenise.js";

/**
 * Reads a linear sum, e.g. "sum(basic.301*) - 2 * meeting.actual". Says nothing about whether the keys
 * exist: that is known only beside a pack.
 */
export function parseExpression(source: string): Parsed<Expression> {
  return attempt(() => {
    const cursor = new TokenCursor(source);
    const terms = readSum(cursor);
    const rest = cursor.peek();
    if (rest) {
      cursor.fail(
        `“${rest.text}”在这里多余`,
        "这里只能写一个算式，用 + 和 - 连接；比较只能写在 when 和 equation 里",
      );
    }
    return { source, terms };
  });
}
