/** A cell of a head that begins with a year: 2019年决算数, 2018年度. */
const YEAR_CELL =
  /^\s*(20\d\d)\s*年\s*度?\s*(\p{Script=Han}{0,12}(?:[（(][^（）()\d]{1,8}[)）])?)\s*$/u;
/** The same in quotes, as a cell with a line break is copied. */
const QUOTED = /"(20\d\d\s*年[^"\t\d]{0,20})"/g;
const BETWEEN_CELLS = /(\t|\s*[|｜]\s*|[ \u3000]+)/;
const SENTENCE = /[。，；;：:]/;

/**
 * A pasted text with the years in the heads of its tables as the words columns are known by: 2019年决算数 is 决算数
 * in a report of 2019, 2018年决算数 is 上年决算数. Columns of other years stay as they are, and are none of ours.
 */
export function nameHeadYears(text: string, year: string): string {
  if (!/20\d\d\s*年/.test(text)) return text;
  return text
    .replace(QUOTED, (_, cell: string) => cell.replace(/\s+/g, ""))
    .split("\n")
    .map((line) => nameYears(line, year))
    .join("\n");
}

function nameYears(line: string, year: string): string {
  const pieces = line.split(BETWEEN_CELLS);
  const cells = pieces.filter((piece) => /[^\s|｜]/.test(piece));
  if (cells.length < 2 || SENTENCE.test(line)) return line;
  const isHead = cells.every((cell) => YEAR_CELL.test(cell) || !/\d/.test(cell));
  return isHead ? pieces.map((piece) => nameYear(piece, year)).join("") : line;
}

function nameYear(cell: string, year: string): string {
  const [all, named, rest = ""] = YEAR_CELL.exec(cell) ?? [];
  if (all === undefined || named === undefined) return cell;
  if (BigInt(named) + 1n === BigInt(year)) return `上年${rest === "" ? "数" : rest}`;
  if (named !== year) return cell;
  if (/^[初末]/.test(rest)) return `年${rest}`;
  return /[预决]算/.test(rest) ? rest : `本年${rest === "" ? "数" : rest}`;
}
