import { foldWidth } from "./labels/label-text.js";
import type { PasteRefusal } from "./paste-reading.js";

/** A text with every `A、B分别为x、y` as `A为x，B为y`. */
export interface SpreadText {
  readonly text: string;
  /** Those with as many names as figures are not to be found. */
  readonly refused: readonly PasteRefusal[];
}

const FIGURE = String.raw`[-−]?\d[\d,]*(?:\.\d+)?\s*(?:[亿万千百]?元|万)?`;
const BETWEEN = String.raw`\s*(?:、|和|及|与|[,，](?!\d{3}(?!\d)))\s*`;
const RESPECTIVE = new RegExp(
  String.raw`(?<names>[^,，。;；:：!！\n\t]{2,80}?)\s*(?:分别|依次)(?:为|是|支出|共|计|达)?[:：]?\s*(?<figures>${FIGURE}(?:${BETWEEN}${FIGURE})+)(?!\s*[\d%‰.、]|\s*个?百分点)`,
  "gu",
);
const BETWEEN_FIGURES = new RegExp(BETWEEN, "u");
const UNIT = /[亿万千百]?元$|万$/;

/** Gives every figure its name where one list stands for another; of unequal lists nothing is left to be read. */
export function spreadRespective(text: string): SpreadText {
  if (!/分别|依次/.test(text)) return { text, refused: [] };
  const refused: PasteRefusal[] = [];
  const lines = text.split("\n").map((line, at) => {
    const folded = foldWidth(line).replace(/，/g, ",");
    let from = 0;
    let spread = "";
    for (const match of folded.matchAll(RESPECTIVE)) {
      const { names = "", figures = "" } = match.groups ?? {};
      const raw = line.slice(match.index, match.index + match[0].length);
      const pairs = pairUp(names, figures);
      spread += line.slice(from, match.index);
      if (pairs === undefined) refused.push({ text: raw.trim(), line: at + 1, why: "uneven" });
      else spread += pairs;
      from = match.index + match[0].length;
    }
    return spread + line.slice(from);
  });
  return { text: lines.join("\n"), refused };
}

function pairUp(names: string, figures: string): string | undefined {
  const amounts = withUnits(figures.split(BETWEEN_FIGURES).map((one) => one.trim()));
  const called = [names.split("、"), names.split(/、|和|及|与/)].find(
    ({ length }) => length === amounts.length,
  );
  return called?.map((name, at) => `${name.trim()}为${amounts[at] ?? ""}`).join("，");
}

/** 3.91、0.5万元: the unit behind the last is that of all. */
function withUnits(amounts: readonly string[]): readonly string[] {
  const unit = UNIT.exec(amounts.at(-1) ?? "")?.[0];
  const isShared = unit !== undefined && amounts.slice(0, -1).every((one) => !UNIT.test(one));
  return isShared ? amounts.map((one) => `${one.replace(UNIT, "").trim()}${unit}`) : amounts;
}
