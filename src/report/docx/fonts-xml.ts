import type { House, HouseFont } from "../../pack/house.js";
import { escapeXml, XML_HEAD } from "./xml.js";

/** Names what stands in for a font that is not installed: Word and LibreOffice look here. */
export function fontTableXml({ fonts }: House): string {
  const byName = new Map<string, HouseFont>();
  for (const font of Object.values(fonts)) {
    if (!byName.has(font.name)) byName.set(font.name, font);
  }
  const list = [...byName.values()].map((font) => fontXml(font, font === fonts.figures));
  return `${XML_HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${list.join("")}</w:fonts>`;
}

/** Without any of its stand-ins, Word looks for a font of the character set: 86 is GB 2312. */
function fontXml({ name, fallbacks }: HouseFont, isWestern: boolean): string {
  const others = fallbacks.map(escapeXml).join(",");
  return (
    `<w:font w:name="${escapeXml(name)}">${others === "" ? "" : `<w:altName w:val="${others}"/>`}` +
    `<w:charset w:val="${isWestern ? "00" : "86"}"/><w:family w:val="${isWestern ? "roman" : "auto"}"/><w:pitch w:val="variable"/></w:font>`
  );
}
