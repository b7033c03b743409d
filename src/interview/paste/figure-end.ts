import type { PasteTarget } from "./paste-target.js";
import type { ScannedFigure } from "./scan-figures.js";

/** What may stand right behind a figure. Anything else makes it part of a longer expression. */
const AFTER_FIGURE =
  /^(?:$|[\s,，、。;；:：!！)(）（/"”'’]|占|其中|比|较|同比|均|增加|减少|增长|下降)/;
const LONGEST_LOOK = 12;

/** Whether a figure of running text ends here: `line` is in half width. */
export function isWholeFigure(line: string, end: number): boolean {
  return AFTER_FIGURE.test(line.slice(end, end + LONGEST_LOOK));
}

/** Behind the longest measure word of the question that follows the digits. */
export function countEnd(target: PasteTarget, line: string, figure: ScannedFigure): number {
  const rest = line.slice(figure.digitsEnd, figure.digitsEnd + LONGEST_LOOK);
  const spaces = rest.length - rest.trimStart().length;
  const word = [...target.units]
    .sort((one, other) => other.length - one.length)
    .find((unit) => rest.startsWith(unit, spaces));
  return word === undefined ? figure.end : figure.digitsEnd + spaces + word.length;
}
