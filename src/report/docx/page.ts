import { PageOrientation, type ISectionPropertiesOptions } from "docx";

/** Lengths in twentieths of a point, as Word counts them; 1 mm is 56.7. */
const A4 = { width: 11_906, height: 16_838 };

/** GB/T 9704: 37 mm above, 28 mm at the binding edge, a type area of 156 × 225 mm. */
const TEXT_MARGINS = { top: 2098, left: 1587, right: 1474, bottom: 1984 };
/** A little more room, so that the contents stay on one page. */
const CONTENTS_MARGINS = { ...TEXT_MARGINS, top: 1588, bottom: 1304 };
const TABLE_MARGINS = { top: 1134, left: 851, right: 851, bottom: 1191 };
/** A page number stands clear of a table that fills its page. */
const TEXT_EDGES = { header: 850, footer: 1134 };
const TABLE_EDGES = { header: 567, footer: 567 };

export type PageLayout = "text" | "contents" | "table" | "wide-table";

export function pageOf(layout: PageLayout): NonNullable<ISectionPropertiesOptions["page"]> {
  const edges = layout === "text" ? TEXT_EDGES : TABLE_EDGES;
  const margin = { ...marginsOf(layout), ...edges };
  const orientation =
    layout === "wide-table" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  // docx swaps the sides of a landscape page itself.
  return { size: { ...A4, orientation }, margin };
}

/** Width between the margins. */
export function textWidthOf(layout: PageLayout): number {
  const { left, right } = marginsOf(layout);
  return (layout === "wide-table" ? A4.height : A4.width) - left - right;
}

/** Height between the margins. */
export function pageHeightOf(layout: PageLayout): number {
  const { top, bottom } = marginsOf(layout);
  return (layout === "wide-table" ? A4.width : A4.height) - top - bottom;
}

function marginsOf(layout: PageLayout) {
  if (layout === "text") return TEXT_MARGINS;
  return layout === "contents" ? CONTENTS_MARGINS : TABLE_MARGINS;
}
