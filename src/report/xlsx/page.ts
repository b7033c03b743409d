import type { HeaderFooter, PageSetup } from "hucre";
import { PAGE_MARK } from "../../pack/house.js";
import type { ReportDocument } from "../document.js";

export interface Page {
  readonly pageSetup: PageSetup;
  readonly headerFooter: HeaderFooter;
}

/** In inches. */
const MARGINS = { top: 0.8, bottom: 0.8, left: 0.6, right: 0.6, header: 0.4, footer: 0.4 };
/** What fills the width of a page, in characters of a column (6 points each with 宋体 in 11 points), printed a little smaller. */
const PAGE_CHARACTERS = { portrait: 90, landscape: 135 };

/** A4, one page wide, its first rows on every page, the number of the page at the outside. */
export function pageOf(
  { house, draft }: Pick<ReportDocument, "house" | "draft">,
  { landscape, headRows }: { readonly landscape: boolean; readonly headRows: number },
): Page {
  const number = footerText(house.footer);
  const font = `&"${house.fonts.page_number.name},Regular"&${house.sizes.page_number} `;
  return {
    pageSetup: {
      paperSize: "a4",
      orientation: landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
      horizontalCentered: true,
      printTitlesRow: `$1:$${headRows}`,
    },
    headerFooter: {
      differentOddEven: true,
      oddFooter: `&R${font}${number}`,
      evenFooter: `&L${font}${number}`,
      ...(draft ? { oddHeader: "&R草稿", evenHeader: "&R草稿" } : {}),
    },
  };
}

/** Column widths in characters that fill the page. */
export function widthsOnPage(
  widths: readonly number[],
  { landscape }: { readonly landscape: boolean },
): readonly number[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const page = landscape ? PAGE_CHARACTERS.landscape : PAGE_CHARACTERS.portrait;
  return widths.map((width) => Math.round((width / all) * page * 100) / 100);
}

/** "&" begins a code in a footer. */
function footerText(footer: string): string {
  return footer.replaceAll("&", "&&").replaceAll(PAGE_MARK, "&P");
}
