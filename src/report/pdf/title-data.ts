import type { House } from "../../pack/house.js";
import type { PdfText } from "./pdf-text.js";
import { emsOf } from "./text-ems.js";

/** A line of a title as report.typ sets it, in the middle; lengths in points. */
export interface TitleData {
  readonly text: string;
  readonly size: number;
  /** Of a block that makes its lines about equally long; null where one line is enough. */
  readonly width: number | null;
}

/** Between the margins of 28 and 26 mm. */
const ROOM = 442.2;

/** 第一部分 on a line of its own, then its name; contents and bookmarks have them on one line. */
export function partTitle(title: string, { sizes }: House): readonly TitleData[] {
  const [number = "", ...name] = title.split("　");
  const rest = name.join("　");
  return [number, ...(rest === "" ? [] : [rest])].map((line) => titleLine(line, sizes.part));
}

/** Large letters where the title fits on one line, those of a part's title where it does not. */
export function coverTitle(title: string, { sizes }: House, text: PdfText): TitleData {
  const printable = text.of(title);
  const size = emsOf(printable) * sizes.cover <= ROOM ? sizes.cover : sizes.part;
  return titleLine(printable, size);
}

function titleLine(text: string, size: number): TitleData {
  const length = emsOf(text) * size;
  const lines = Math.ceil(length / ROOM);
  // A mark that may not begin a line, and a figure kept whole, need a little room.
  const width = lines < 2 ? null : Math.min(ROOM, length / lines + size);
  return { text, size, width };
}
