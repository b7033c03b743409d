/** Words of explanations that can only raise, or only lower, what they explain. */
const RAISING =
  /增加|增长|上升|上涨|提高|新增|增设|增资|增人|调增|上调|调标|提标|扩大|扩编|追加|补发|划入|转入|调入|上浮|超支/gu;
const LOWERING =
  /减少|下降|降低|压减|压缩|压降|缩减|削减|核减|调减|下调|精简|节约|节省|节支|厉行|从严控制|严格控制|严控|划出|转出|调出|减员|停办|推迟|延期|过紧日子/gu;
/** 未增加, 不再新增 and the like say nothing of either. */
const DENIED = /(?:未|没有|没|不再|不|无)[^，。；,;]{0,2}?(?:增加|新增|减少|追加|增长|下降)/gu;

/** Which way a text says a figure moved; undefined when it says both or neither. */
export function findDirection(text: string): "up" | "down" | undefined {
  const told = text.replace(DENIED, "");
  const up = told.search(RAISING) >= 0;
  const down = told.search(LOWERING) >= 0;
  if (up === down) return undefined;
  return up ? "up" : "down";
}
