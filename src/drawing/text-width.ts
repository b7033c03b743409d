/** Figures, Latin letters and their punctuation are a little more than half as wide as Chinese characters. */
const NARROW = /[\u0020-\u024F]/;
const NARROW_EMS = 0.56;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/u;

/** Width of a text in a Chinese font, in ems: near enough to keep things apart. */
export function widthOf(text: string): number {
  let ems = 0;
  for (const character of text) {
    if (!INVISIBLE.test(character)) ems += NARROW.test(character) ? NARROW_EMS : 1;
  }
  return ems;
}

/** May not begin a line. */
const CLOSING = /[、。，：；！？）》〉】〕”’％%]/;

/** May not end a line. */
const OPENING = /(?<=.)[（《〈【〔“‘]+$/;

/** Breaks a label into lines no wider than `ems`, of about the same length, nothing left out. */
export function wrapLabel(label: string, ems: number): readonly string[] {
  const count = Math.ceil(widthOf(label) / ems);
  if (count <= 1) return [label];
  const lines = fill(label, widthOf(label) / count + 0.5);
  return lines.length > count ? fill(label, ems) : lines;
}

/** Closing marks that may hang over the end of a line. */
const HANGING_EMS = 1;

function fill(label: string, ems: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const character of label) {
    const room = CLOSING.test(character) ? ems + HANGING_EMS : ems;
    if (line !== "" && widthOf(line + character) > room) {
      const opening = OPENING.exec(line)?.[0] ?? "";
      lines.push(line.slice(0, line.length - opening.length));
      line = opening;
    }
    line += character;
  }
  return [...lines, line];
}
