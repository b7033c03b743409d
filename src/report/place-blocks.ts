import type { Pack } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { buildPicture } from "./build-picture.js";
import { buildTable } from "./build-table.js";
import type { Block } from "./document.js";
import { HeadingIds } from "./heading-ids.js";
import type { TextBlock } from "./parse-markdown.js";

interface Filling {
  readonly pack: Pack;
  readonly sheet: Sheet;
  readonly department: string;
}

/** Numbers headings and pictures, and fills the tables and pictures the text sets in their places. */
export function placeBlocks(texts: readonly TextBlock[], filling: Filling): readonly Block[] {
  const ids = new HeadingIds();
  let pictures = 0;
  return texts.flatMap((block): Block | readonly Block[] => {
    switch (block.kind) {
      case "heading":
        return { ...block, id: ids.next(block.level) };
      case "paragraph":
        return block;
      case "table":
        return placeTable(block.table, filling);
      case "chart": {
        const picture = placePicture(block.chart, filling, pictures + 1);
        if (picture === undefined) return [];
        pictures += 1;
        return picture;
      }
    }
  });
}

function placeTable(id: string, { pack, sheet, department }: Filling): Block {
  const spec = pack.tables.find((table) => table.id === id);
  if (spec === undefined) throw new Error(`the report sets an unknown table: ${id}`);
  return buildTable(spec, sheet, department);
}

function placePicture(id: string, { pack, sheet }: Filling, number: number): Block | undefined {
  const spec = pack.charts.find((chart) => chart.id === id);
  if (spec === undefined) throw new Error(`the report sets an unknown chart: ${id}`);
  return buildPicture(spec, sheet, number);
}
