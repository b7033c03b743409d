import type { FontRole, House } from "../../pack/house.js";
import { KAI, LATIN, SANS, SERIF } from "./font-files.js";

/** The fonts a text is set in, best first; what the first lacks is taken from the next. */
export interface FontFace {
  readonly families: readonly string[];
  readonly weight: "regular" | "bold";
}

/**
 * What a font of the house is printed in here. Its own fonts are not free: of ours the one of the same kind
 * is taken. There is no free 仿宋, whose place the 宋 kind takes, as offices do where it is not installed.
 */
export function faceOf(role: FontRole, { fonts }: House): FontFace {
  const { name } = fonts[role];
  const kind = KINDS.find(({ looks }) => looks.test(name)) ?? SONG;
  // Numbers of pages are 宋体 throughout; elsewhere figures and Latin letters have a font of their own.
  const latin = role === "page_number" ? [] : [LATIN];
  const others = [SERIF, SANS, KAI].filter((family) => family !== kind.family);
  return { families: [...latin, kind.family, ...others, LATIN], weight: kind.weight };
}

interface Kind extends Pick<FontFace, "weight"> {
  readonly looks: RegExp;
  readonly family: string;
}

const SONG: Kind = { looks: /宋/, family: SERIF, weight: "regular" };

const KINDS: readonly Kind[] = [
  { looks: /标宋|小标|中宋|粗宋|XiaoBiaoSong/i, family: SERIF, weight: "bold" },
  { looks: /黑|雅黑|等线|Hei|Sans/i, family: SANS, weight: "regular" },
  { looks: /楷|Kai/i, family: KAI, weight: "regular" },
  SONG,
];
