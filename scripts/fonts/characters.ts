import { readFile } from "node:fs/promises";

/** text: everything; titles: no symbols nobody puts into one; common: of those, GB 2312 alone; latin: ABC and 123. */
export type CharacterSet = "text" | "titles" | "common" | "latin";

/**
 * The characters our fonts keep: about 9,300 in a font of texts.
 *
 * Chinese characters: 通用规范汉字表 (2013, 8,105 characters, those of people's and places' names included)
 * and GB 2312 (6,763; 125 of them are not in that list). GB 2312 is read out of the platform's own decoder; the
 * 1,467 characters the list has beyond it stand in beyond-gb2312.txt, taken from the published list.
 */
export async function readCharacters(set: CharacterSet): Promise<string> {
  const beyond = await readFile(new URL("./beyond-gb2312.txt", import.meta.url), "utf8");
  const symbols = SYMBOLS.flatMap(rangeOf);
  const all = [...new Set([...gb2312(), ...Array.from(beyond.replaceAll("\n", "")), ...symbols])];
  const kept = all.filter((character) => {
    if (set === "latin") return LATIN.test(character);
    if (set === "common" && beyond.includes(character)) return false;
    return set === "text" || TITLES.test(character);
  });
  return kept.join("");
}

/** Quotation marks, dashes and the like are as wide as Chinese characters here: not from a Latin font. */
const LATIN = /[\u0020-\u007E\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]/;
const TITLES =
  /[\p{Script=Han}\u0020-\u00FF\u2010-\u2027\u2030\u2116\u2160-\u216B\u2460-\u2473\u3000-\u3020\u3220-\u3229\uFF01-\uFF5E]/u;

/** Rows 1–9 are symbols, foreign letters and frames, 16–87 Chinese characters. */
function gb2312(): readonly string[] {
  const decoder = new TextDecoder("gbk");
  const characters: string[] = [];
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!/[\uFFFD\uE000-\uF8FF]/.test(character)) characters.push(character);
    }
  }
  return characters;
}

/** What is typed beside Chinese, and what GB 2312 is too old for. */
const SYMBOLS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f], // Latin with accents
  [0x1cd, 0x1dc], // pinyin
  [0x2010, 0x2027], // dashes, quotation marks, bullets
  [0x2030, 0x203c],
  [0x20a0, 0x20bf], // currencies
  [0x2100, 0x2127], // ℃ № ™
  [0x2150, 0x218b], // fractions, Roman numerals
  [0x2190, 0x2199], // arrows
  [0x2200, 0x22ff], // mathematics
  [0x2460, 0x24ff], // ① ⑴ ⒈ ⓪
  [0x25a0, 0x25ff], // ■ □ ● ○
  [0x2605, 0x2606],
  [0x2610, 0x2612],
  [0x2660, 0x2666],
  [0x2713, 0x2718],
  [0x2776, 0x2793], // ❶
  [0x3000, 0x303f], // Chinese punctuation
  [0x3200, 0x32ff], // ㈠ ㊀ ㉑
  [0x3300, 0x33ff], // ㎡ ㎏
  [0xfe10, 0xfe4f],
  [0xff01, 0xffee], // full width
];

function rangeOf([first, last]: readonly [number, number]): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  );
}
