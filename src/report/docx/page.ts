/** Lengths in twentieths of a point, as Word counts them; 1 mm is 56.7. */
const A4 = { width: 11_906, height: 16_838 };

interface Margins {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** GB/T 9704: 37 mm above, 28 mm at the binding edge, a type area of 156 × 225 mm. */
const TEXT_MARGINS: Margins = { top: 2098, left: 1587, right: 1474, bottom: 1984 };
/** A little more room, so that the contents stay on one page. */
const CONTENTS_MARGINS: Margins = { ...TEXT_MARGINS, top: 1588, bottom: 1304 };
const TABLE_MARGINS: Margins = { top: 1134, left: 851, right: 851, bottom: 1191 };
/** The dash of a page number stands 7 mm below the text, and clear of a table that fills its page. */
const TEXT_EDGES = { header: 850, footer: 1417 };
const TABLE_EDGES = { header: 567, footer: 567 };

export type PageLayout = "text" | "contents" | "table" | "wide-table";

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf(layout: PageLayout): Size {
  return layout === "wide-table" ? { width: A4.height, height: A4.width } : A4;
}

function marginsOf(layout: PageLayout): Margins {
  if (layout === "text") return TEXT_MARGINS;
  return layout === "contents" ? CONTENTS_MARGINS : TABLE_MARGINS;
}

/** Width between the margins. */
export function textWidthOf(layout: PageLayout): number {
  const { left, right } = marginsOf(layout);
  return sizeOf(layout).width - left - right;
}

/** Height between the margins. */
export function pageHeightOf(layout: PageLayout): number {
  const { top, bottom } = marginsOf(layout);
  return sizeOf(layout).height - top - bottom;
}

/** Size and margins of a section. */
export function pageXml(layout: PageLayout): string {
  const { width, height } = sizeOf(layout);
  const { top, right, bottom, left } = marginsOf(layout);
  const { header, footer } = layout === "text" ? TEXT_EDGES : TABLE_EDGES;
  const turned = layout === "wide-table" ? ' w:orient="landscape"' : "";
  return (
    `<w:pgSz w:w="${width}" w:h="${height}"${turned}/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${header}" w:footer="${footer}" w:gutter="0"/>`
  );
}
