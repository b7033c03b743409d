import { parseMoney } from "../../amounts/parse-money.js";
import type { Value } from "../../amounts/answer.js";
import type { Key, Pack, Question } from "../../pack/pack.js";
import { foldWidth } from "../paste/labels/label-text.js";

/** A figure of a report where its text tells it. */
export interface ToldFigure {
  readonly key: Key;
  readonly value: Extract<Value, { kind: "money" }>;
  /** What follows it in its paragraph, as written, without spaces. */
  readonly rest: string;
}

const AMOUNT = "(-?[\\d,]+(?:\\.\\d+)?(?:亿|万)?元)";
/** 公务接待费（全部为国内接待费）年初预算为4.90万元，支出决算为2.95万元 */
const BEHIND_NAME = `(?:\\([^()]{0,40}\\))?[。,]?(?:(?:年初|全年)?(?:支出)?预算数?为?${AMOUNT},)?(?:支出)?(?:决算)?数?(?:合计|共计|共)?[为是]?`;
/** What a name may lack or have: the words that make a figure of it. */
const TAIL = /(?:支出决算数?|决算数?|合计)$/;
/** What a name may stand behind without being the end of a longer one. */
const BEFORE_NAME = /(?:^|[^\u4E00-\u9FFF“”]|年|年度|部门|单位|本级|其中|开支|支付)$/;
const OTHER_YEAR = /(?:上年度?|上一年度?|去年)$/;

/**
 * Figures as the sentences of a published report tell them: 机关运行经费支出154.73万元. A figure of another year, of a
 * longer name that ends alike, or of a table is none.
 *
 * @param keys figures to look for
 */
export function readFigures(
  text: string,
  {
    pack,
    keys,
    year,
  }: { readonly pack: Pack; readonly keys: ReadonlySet<Key>; readonly year: string },
): readonly ToldFigure[] {
  const names = namesOf([...pack.questions.values()]);
  const paragraphs = text
    .split("\n")
    .filter((line) => !line.includes("\t"))
    .map((line) => line.replace(/\s+/g, ""))
    // Folding keeps every sign in its place.
    .map((written) => ({ written, folded: foldWidth(written) }));
  return [...keys].flatMap((key) => {
    const question = pack.find(key);
    if (question?.kind !== "money") return [];
    return namesOf([question]).flatMap((name) => {
      const longer = names.filter((other) => other !== name && other.endsWith(name));
      const pattern = new RegExp(`${escaped(name)}${BEHIND_NAME}${AMOUNT}`, "g");
      return paragraphs
        .filter(({ folded }) => folded.includes(name))
        .flatMap((paragraph) => figuresIn(paragraph, pattern, { key, name, longer, year }));
    });
  });
}

interface Paragraph {
  readonly written: string;
  /** The same, half width. */
  readonly folded: string;
}

interface Looked {
  readonly key: Key;
  readonly name: string;
  /** Names that end as this one does. */
  readonly longer: readonly string[];
  readonly year: string;
}

function figuresIn(
  { written, folded }: Paragraph,
  pattern: RegExp,
  { key, name, longer, year }: Looked,
): readonly ToldFigure[] {
  return [...folded.matchAll(pattern)].flatMap((match) => {
    const before = folded.slice(0, match.index);
    if (!BEFORE_NAME.test(before)) return [];
    if (longer.some((other) => `${before}${name}`.endsWith(other))) return [];
    if (OTHER_YEAR.test(before) || namesOther(before, year)) return [];
    const read = parseMoney(match.at(-1) ?? "", "万元");
    const rest = written.slice(match.index + match[0].length);
    return read.ok ? [{ key, value: read.value, rest }] : [];
  });
}

function namesOther(before: string, year: string): boolean {
  const named = /(20\d\d)年度?$/.exec(before)?.[1];
  return named !== undefined && named !== year;
}

/** What a figure is called in a sentence: a cell by its row. */
function namesOf(questions: readonly Question[]): readonly string[] {
  const names = questions.flatMap(({ kind, label, aliases, cell }) => {
    if (kind !== "money") return [];
    const isActual = cell?.column === undefined || cell.column === "actual";
    return cell !== undefined && isActual ? cell.rowNames : [label, ...aliases];
  });
  return [
    ...new Set(names.map((name) => foldWidth(name).replace(/\s+/g, "").replace(TAIL, ""))),
  ].filter((name) => name.length > 2);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
