import type { PageNumberEstimator } from "docx";
import type { ReportDocument } from "../document.js";
import { estimatePages } from "./estimate-pages.js";

/** The pages of the contents by the bookmarks docx gives their headings: _Toc1, _Toc2 … in order. */
export function contentsPages(document: ReportDocument): ReturnType<PageNumberEstimator> {
  const pages = estimatePages(document).map((page, index) => [`_Toc${index + 1}`, page] as const);
  return {
    bookmarks: new Map(pages.map(([name, page]) => [name, String(page)])),
    bookmarkPageNumbers: new Map(pages),
  };
}
