import { PageOrientation, type ISectionPropertiesOptions } from "docx";

/** Lengths in twentieths of a point, as Word counts them; 1 mm is 56.7. */
const A4 = { width: 11_906, height: 16_838 };

/** GB/T 9704: 37 mm above, 28 mm at the binding edge, a type area of 156 × 225 mm. */
const TEXT_MARGINS = { top: 2098, left: 1587, right: 1474, bottom: 1984 };
const TABLE_MARGINS = { top: 1134, left: 851, right: 851, bottom: 1191 };
const HEADER_AND_FOOTER = { header: 737, footer: 850 };

export type PageLayout = "text" | "table" | "wide-table";

export function pageOf(layout: PageLayout): NonNullable<ISectionPropertiesOptions["page"]> {
  const margin = { ...marginsOf(layout), ...HEADER_AND_FOOTER };
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
  return layout === "text" ? TEXT_MARGINS : TABLE_MARGINS;
}
