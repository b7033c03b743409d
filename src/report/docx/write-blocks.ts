import type { House } from "../../pack/house.js";
import type { Heading, HeadingLevel, Paragraph } from "../document.js";
import { balanceIndents } from "./balance.js";
import type { Bookmarks } from "./bookmarks.js";
import { textWidthOf } from "./page.js";
import { LINE_BREAK, paragraphXml, runXml } from "./paragraph.js";
import { STYLE } from "./styles.js";

/** For what follows the title of a part, which has a page to itself. */
export const ON_NEW_PAGE = "<w:pageBreakBefore/>";

const HEADINGS: Readonly<Record<HeadingLevel, string>> = {
  1: STYLE.heading1,
  2: STYLE.heading2,
  3: STYLE.heading3,
  4: STYLE.heading4,
};

export interface HeadingContext {
  readonly house: House;
  readonly bookmarks: Bookmarks;
  readonly properties?: string;
}

/** A heading of level 1 or 2 stands in the contents. */
export function writeHeading(
  { level, text }: Heading,
  { house, bookmarks, properties = "" }: HeadingContext,
): string {
  const style = HEADINGS[level];
  if (level > 2) return paragraphXml(style, runXml({ text }), properties);
  if (level === 2) return paragraphXml(style, bookmarks.around(runXml({ text })), properties);
  const { content, indents } = partTitle(text, house);
  return paragraphXml(style, bookmarks.around(content), properties + indents);
}

/** 第一部分 on a line of its own; the contents join the lines with a space. */
function partTitle(text: string, { sizes }: House) {
  const line = { width: textWidthOf("text"), size: sizes.part };
  const [number = "", ...name] = text.split("　");
  const rest = name.join("　");
  if (rest === "") return { content: runXml({ text }), indents: balanceIndents(text, line) };
  return {
    content: runXml({ text: number }) + LINE_BREAK + runXml({ text: rest }),
    indents: balanceIndents(rest, line),
  };
}

export function writeParagraph({ runs }: Paragraph, properties = ""): string {
  return paragraphXml(STYLE.body, runs.map((run) => runXml(run)).join(""), properties);
}
