const TOKEN =
  /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<(w:tab|w:br|w:cr)\b[^>]*\/>|<(w:tr|w:tc)(?:\s[^>]*)?>|<w:gridSpan\s[^>]*w:val="(\d{1,2})"[^>]*\/>|<\/(w:p|w:tc|w:tr)>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

/**
 * The text of a Word document: a line a paragraph; the cells of a table row stand in one, apart by tabs, one that is as
 * wide as several columns with blank ones behind it.
 */
export function readWordText(xml: string): string {
  const lines: string[] = [];
  let cells: string[] | undefined;
  let words = "";
  let span = 1;
  for (const [, text, blank, begins, spans, ends] of xml.matchAll(TOKEN)) {
    if (text !== undefined) words += decode(text);
    else if (blank !== undefined) words += blank === "w:tab" ? "\t" : "\n";
    else if (begins === "w:tr") cells = [];
    else if (begins === "w:tc") [words, span] = ["", 1];
    else if (spans !== undefined) span = Number(spans);
    else if (ends === "w:tc") {
      cells?.push(words.trim().replace(/\s*\n\s*/g, " "), ...blanks(span - 1));
      words = "";
    } else if (ends === "w:tr") {
      lines.push((cells ?? []).join("\t"));
      cells = undefined;
    } else if (cells === undefined) {
      lines.push(words);
      words = "";
    } else words += "\n";
  }
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function blanks(count: number): readonly string[] {
  return Array.from({ length: Math.max(0, count) }, () => "");
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (typeof name === "string") return ENTITIES[name] ?? all;
    const code = typeof hex === "string" ? parseInt(hex, 16) : parseInt(String(decimal), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
