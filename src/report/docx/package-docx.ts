import type { House } from "../../pack/house.js";
import { PAGE_MARK } from "../../pack/house.js";
import { fontTableXml } from "./fonts-xml.js";
import { runXml, textParagraph } from "./paragraph.js";
import type { PictureFile } from "./picture-files.js";
import { appXml, coreXml, customXml, type DocxProperties } from "./properties.js";
import { bodyXml, type Section } from "./sections.js";
import { STYLE, stylesXml } from "./styles.js";
import { NAMESPACES, XML_HEAD } from "./xml.js";
import { type ZipEntry, zipFiles } from "./zip-files.js";

/** A Word file before it is packed. */
export interface DocxFile {
  readonly house: House;
  readonly properties: DocxProperties;
  readonly sections: readonly Section[];
  readonly pictures: readonly PictureFile[];
  /** Printed above every page: 草稿. */
  readonly header?: string;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A part of the file, and how Word is told of it. */
interface Part {
  /** "word/styles.xml" */
  readonly name: string;
  readonly xml: string;
  readonly contentType: string;
  /** Kind of its relationship to the document, or to the whole package. */
  readonly relation: string;
  /** Where the document cites it. */
  readonly id?: string;
}

/** Packs sections as a Word file. */
export async function packageDocx(file: DocxFile): Promise<Uint8Array> {
  const edges = {
    footer: { odd: "footerOdd", even: "footerEven" },
    ...(file.header === undefined ? {} : { header: { odd: "headerOdd", even: "headerEven" } }),
  };
  const body = bodyXml(file.sections, edges);
  const document = `${XML_HEAD}<w:document ${NAMESPACES}>${body}</w:document>`;
  const parts = wordParts(file);
  const about = aboutParts(file.properties);
  const texts: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", contentTypesXml([...parts, ...about])],
    ["_rels/.rels", packageRelationsXml(about)],
    ["word/document.xml", document],
    ["word/_rels/document.xml.rels", documentRelationsXml(parts, file.pictures)],
    ...[...parts, ...about].map(({ name, xml }) => [name, xml] as const),
  ];
  return zipFiles([
    ...texts.map(([name, xml]): ZipEntry => ({ name, data: Buffer.from(xml, "utf8") })),
    ...file.pictures.map(({ path, png }) => ({ name: `word/${path}`, data: png })),
  ]);
}

function wordParts({ house, header }: DocxFile): readonly Part[] {
  const part = (kind: string, xml: string, name = kind, id = name): Part => ({
    name: `word/${name}.xml`,
    xml,
    contentType: `${WORD_TYPE}.${kind}+xml`,
    relation: `${OFFICE}/${kind}`,
    id,
  });
  return [
    part("styles", stylesXml(house)),
    part("settings", settingsXml()),
    part("fontTable", fontTableXml(house)),
    part("footer", footerXml(house, STYLE.oddPage), "footerOdd"),
    part("footer", footerXml(house, STYLE.evenPage), "footerEven"),
    ...(header === undefined
      ? []
      : [
          part("header", headerXml(header), "headerOdd"),
          part("header", headerXml(header), "headerEven"),
        ]),
  ];
}

function aboutParts(properties: DocxProperties): readonly Part[] {
  const { hash } = properties;
  const custom: Part[] =
    hash === undefined
      ? []
      : [
          {
            name: "docProps/custom.xml",
            xml: customXml(hash),
            contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            relation: `${OFFICE}/custom-properties`,
          },
        ];
  return [
    {
      name: "docProps/core.xml",
      xml: coreXml(properties),
      contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      relation: `${PACKAGE}/relationships/metadata/core-properties`,
    },
    {
      name: "docProps/app.xml",
      xml: appXml(properties),
      contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      relation: `${OFFICE}/extended-properties`,
    },
    ...custom,
  ];
}

/** Numbers at the outside: odd and even pages differ. 15 is the mode of today's Word, without limits. */
function settingsXml(): string {
  return (
    `${XML_HEAD}<w:settings ${NAMESPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>` +
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
  );
}

/** — 1 — */
function footerXml({ footer }: House, style: string): string {
  const [before = "", after = ""] = footer.split(PAGE_MARK);
  const field = `<w:fldSimple w:instr=" PAGE ">${runXml({ text: "1" })}</w:fldSimple>`;
  const line = (before === "" ? "" : runXml({ text: before })) + field;
  const whole = line + (after === "" ? "" : runXml({ text: after }));
  return `${XML_HEAD}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${whole}</w:p></w:ftr>`;
}

function headerXml(text: string): string {
  return `${XML_HEAD}<w:hdr ${NAMESPACES}>${textParagraph(STYLE.draft, text)}</w:hdr>`;
}

function contentTypesXml(parts: readonly Part[]): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    override("word/document.xml", `${WORD_TYPE}.document.main+xml`) +
    parts.map(({ name, contentType }) => override(name, contentType)).join("") +
    "</Types>"
  );
}

function packageRelationsXml(about: readonly Part[]): string {
  return relationsXml([
    { id: "document", type: `${OFFICE}/officeDocument`, target: "word/document.xml" },
    ...about.map(({ name, relation }, index) => ({
      id: `about${index + 1}`,
      type: relation,
      target: name,
    })),
  ]);
}

function documentRelationsXml(parts: readonly Part[], pictures: readonly PictureFile[]): string {
  return relationsXml([
    ...parts.map(({ id = "", relation, name }) => ({
      id,
      type: relation,
      target: name.slice("word/".length),
    })),
    ...pictures.map(({ id, path }) => ({ id, type: `${OFFICE}/image`, target: path })),
  ]);
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

function relationsXml(relations: readonly Relation[]): string {
  const list = relations.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}
