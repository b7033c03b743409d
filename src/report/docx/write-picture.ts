import { drawPng } from "../../drawing/draw-png.js";
import { chartSize } from "../../drawing/draw-svg.js";
import type { Picture } from "../document.js";
import { paragraphXml, textParagraph } from "./paragraph.js";
import type { PictureFiles } from "./picture-files.js";
import { STYLE } from "./styles.js";
import { escapeXml } from "./xml.js";

/** English Metric Units, in which Word measures drawings. */
const EMU_PER_POINT = 12_700;

/** The picture in the middle, and its caption below on the same page. */
export function writePicture(
  picture: Picture,
  files: PictureFiles,
  properties = "",
): readonly string[] {
  const { number, id } = files.add(drawPng(picture.chart));
  const { width, height } = chartSize(picture.chart);
  const size = { cx: Math.round(width * EMU_PER_POINT), cy: Math.round(height * EMU_PER_POINT) };
  const drawing = drawingXml({ number, id, name: picture.id, alt: picture.alt, ...size });
  return [
    paragraphXml(STYLE.picture, `<w:r>${drawing}</w:r>`, properties),
    textParagraph(STYLE.caption, picture.title),
  ];
}

interface Drawing {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly cx: number;
  readonly cy: number;
}

function drawingXml({ number, id, name, alt, cx, cy }: Drawing): string {
  const label = `id="${number}" name="${escapeXml(name)}" descr="${escapeXml(alt)}"`;
  return (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${label}/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr ${label}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
  );
}
