import { escapeXml, XML_HEAD } from "./xml.js";

/** What a file says about itself. */
export interface DocxProperties {
  readonly title: string;
  readonly subject: string;
  /** The department: author and company. */
  readonly author: string;
  /** 2020年8月20日 */
  readonly date: string;
  /** 草稿 */
  readonly comment?: string;
  /** Equal for equal answers. */
  readonly hash?: string;
}

/** Word shows no more of a property. */
const LONGEST = 255;

export function coreXml({ title, subject, author, date, comment }: DocxProperties): string {
  const time = isoTime(date);
  const when = (name: string) =>
    time === undefined
      ? ""
      : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${property(title)}</dc:title><dc:subject>${property(subject)}</dc:subject>` +
    `<dc:creator>${property(author)}</dc:creator><cp:lastModifiedBy>${property(author)}</cp:lastModifiedBy>` +
    (comment === undefined ? "" : `<dc:description>${property(comment)}</dc:description>`) +
    `<dc:language>zh-CN</dc:language>${when("created")}${when("modified")}</cp:coreProperties>`
  );
}

export function appXml({ author }: DocxProperties): string {
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Company>${property(author)}</Company></Properties>`
  );
}

/** The name the content hash has among the properties people can look at. */
const HASH_NAME = "内容标识";

export function customXml(hash: string): string {
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${HASH_NAME}"><vt:lpwstr>${property(hash)}</vt:lpwstr></property></Properties>`
  );
}

function property(text: string): string {
  return escapeXml(Array.from(text).slice(0, LONGEST).join(""));
}

/** The day alone is known; the same report is the same file at any hour. */
function isoTime(date: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})年(\d+)月(\d+)日$/.exec(date) ?? [];
  if (year === "") return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T00:00:00Z`;
}
