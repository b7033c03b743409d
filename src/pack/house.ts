/** What a font is used for: `title` large letters, `heading1` 一、, `heading2` （一）, `figures` Latin letters and digits. */
export const FONT_ROLES = [
  "title",
  "body",
  "heading1",
  "heading2",
  "table",
  "figures",
  "page_number",
] as const;
export type FontRole = (typeof FONT_ROLES)[number];

/** A font by its name in the system, and what to take where it is not installed, best first. */
export interface HouseFont {
  readonly name: string;
  readonly fallbacks: readonly string[];
}

export const SIZE_ROLES = [
  "cover",
  "cover_note",
  "part",
  "title",
  "heading",
  "body",
  "contents",
  "table_title",
  "table",
  "table_dense",
  "caption",
  "page_number",
] as const;
export type SizeRole = (typeof SIZE_ROLES)[number];

/** How a bureau prints its reports: plain data, the same for every format. */
export interface House {
  readonly fonts: Readonly<Record<FontRole, HouseFont>>;
  /** In points: 16 is 三号. */
  readonly sizes: Readonly<Record<SizeRole, number>>;
  /** Text at the foot of a page; {page} stands for its number. */
  readonly footer: string;
}

/** Where the number of the page goes in `House.footer`. */
export const PAGE_MARK = "{page}";

/** GB/T 9704-2012. Pages, margins, 28 characters a line and 22 lines a page are not a matter of taste. */
export const STANDARD_HOUSE: House = {
  fonts: {
    title: {
      name: "方正小标宋简体",
      fallbacks: ["方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "宋体"],
    },
    body: { name: "仿宋_GB2312", fallbacks: ["仿宋", "FangSong", "华文仿宋", "宋体"] },
    heading1: { name: "黑体", fallbacks: ["SimHei", "微软雅黑"] },
    heading2: { name: "楷体_GB2312", fallbacks: ["楷体", "KaiTi", "华文楷体"] },
    table: { name: "宋体", fallbacks: ["SimSun", "新宋体"] },
    figures: { name: "Times New Roman", fallbacks: ["Liberation Serif", "Tinos"] },
    page_number: { name: "宋体", fallbacks: ["SimSun", "新宋体"] },
  },
  sizes: {
    cover: 36,
    cover_note: 16,
    part: 26,
    title: 22,
    heading: 16,
    body: 16,
    contents: 14,
    table_title: 18,
    table: 10.5,
    table_dense: 9,
    caption: 12,
    page_number: 14,
  },
  footer: `— ${PAGE_MARK} —`,
};
