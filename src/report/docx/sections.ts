import { type PageLayout, pageXml } from "./page.js";
import { paragraphXml } from "./paragraph.js";
import { STYLE } from "./styles.js";

/** Pages of one layout, one after another. */
export interface Section {
  readonly layout: PageLayout;
  /** "none": pages without number; "first": numbers begin at 1. */
  readonly pageNumber: "none" | "first" | "next";
  /** Paragraphs, tables and fields. */
  readonly children: readonly string[];
}

/** What stands above and below the pages, by the ids of their relationships. */
export interface Edges {
  readonly header?: { readonly odd: string; readonly even: string };
  readonly footer: { readonly odd: string; readonly even: string };
}

/** The body of a document. A section's pages are told by its last paragraph, those of the last by the body. */
export function bodyXml(sections: readonly Section[], edges: Edges): string {
  const parts = sections.map((section, index) => {
    const properties = sectionXml(section, edges);
    const isLast = index === sections.length - 1;
    return isLast ? lastSection(section) + properties : closeSection(section, properties);
  });
  return `<w:body>${parts.join("")}</w:body>`;
}

/** Word wants a paragraph at the end of a document. */
function lastSection({ children }: Section): string {
  const end = children.at(-1)?.startsWith("<w:p>") === true ? "" : paragraphXml(STYLE.end, "");
  return children.join("") + end;
}

/** Behind a table stands a paragraph too low to begin a page of its own. */
function closeSection({ children }: Section, properties: string): string {
  const last = children.at(-1) ?? "";
  if (!last.startsWith("<w:p>")) return children.join("") + paragraphXml(STYLE.end, "", properties);
  const closed = last.replace("</w:pPr>", `${properties}</w:pPr>`);
  return children.slice(0, -1).join("") + closed;
}

function sectionXml({ layout, pageNumber }: Section, { header, footer }: Edges): string {
  const isNumbered = pageNumber !== "none";
  return (
    "<w:sectPr>" +
    (header === undefined ? "" : referencesXml("header", header)) +
    (isNumbered ? referencesXml("footer", footer) : "") +
    `<w:type w:val="nextPage"/>${pageXml(layout)}` +
    (pageNumber === "first" ? '<w:pgNumType w:start="1"/>' : "") +
    "</w:sectPr>"
  );
}

function referencesXml(
  kind: "header" | "footer",
  { odd, even }: { readonly odd: string; readonly even: string },
): string {
  return (
    `<w:${kind}Reference w:type="default" r:id="${odd}"/>` +
    `<w:${kind}Reference w:type="even" r:id="${even}"/>`
  );
}
