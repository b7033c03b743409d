import type { DraftGroup, DraftQuestion } from "../files/draft.js";
import { didYouMean } from "../files/did-you-mean.js";
import type { Mistakes } from "../mistakes.js";
import type { QuestionKind } from "../pack.js";
import type { PropertyName } from "../files/question-shape.js";
import { isKey } from "../expressions/read-sum.js";

const FIGURES: readonly QuestionKind[] = ["money", "count"];
const CHOICES: readonly QuestionKind[] = ["choice", "choices"];

/** Properties that only some kinds have. */
const ONLY_FOR: readonly (readonly [readonly PropertyName[], readonly QuestionKind[]])[] = [
  [["unit", "units"], ["count"]],
  [["options"], CHOICES],
  [["default"], ["choice"]],
  [["years_after"], ["date"]],
  [["lead", "explains"], ["text"]],
  [["suggest_text"], ["text"]],
  [["carry"], [...FIGURES, "text", "list", ...CHOICES]],
  [["suggest", "value", "control", "negative"], FIGURES],
];

/** Properties that make no sense on a figure nobody is asked for. */
const NEVER_COMPUTED: readonly PropertyName[] = [
  ...(["optional", "find", "suggest", "control", "withhold", "example", "always"] as const),
];

/** Checks what the properties of one question say together. */
export function checkQuestion(
  question: DraftQuestion,
  group: DraftGroup,
  mistakes: Mistakes,
): void {
  const checker = new QuestionChecker(question, mistakes);
  checker.checkKey();
  checker.checkKind();
  checker.checkComputed();
  checker.checkChoice();
  checker.checkPlaceholders();
  if (group.portrait) checker.checkPortrait();
  if (group.sparse) checker.checkSparse(group.rows?.nameColumn);
}

class QuestionChecker {
  readonly #question: DraftQuestion;
  readonly #mistakes: Mistakes;

  constructor(question: DraftQuestion, mistakes: Mistakes) {
    this.#question = question;
    this.#mistakes = mistakes;
  }

  checkKey(): void {
    const { key, cell, place } = this.#question;
    if (isKey(cell?.row === "@" ? key.replace(".@.", ".") : key)) return;
    this.#mistakes.add(
      place,
      `“${key}”不能作键`,
      "键是用点连起来的小写词和编码，不能用 and、sum、last_year，例：overall.prior",
    );
  }

  checkKind(): void {
    const { kind, label } = this.#question.properties;
    const { key, place } = this.#question;
    if (label === undefined) {
      this.#mistakes.add(place, `“${key}”缺少“label”`, "补上 label: 题目的名称");
    }
    if (kind === undefined) {
      this.#mistakes.add(place, `“${key}”缺少“kind”`, "补上 kind: money（金额）或其他类型");
      return;
    }
    for (const [names, kinds] of ONLY_FOR) {
      if (kinds.includes(kind)) continue;
      for (const name of names) {
        this.#refuse(name, `“${name}”不能用在 kind: ${kind}`, `只用在 ${kinds.join("、")}`);
      }
    }
  }

  checkComputed(): void {
    if (this.#question.properties.value === undefined) return;
    for (const name of NEVER_COMPUTED) {
      this.#refuse(
        name,
        `算出来的数（有 value）不能有“${name}”`,
        `删去 ${name}，或删去 value 改为提问`,
      );
    }
  }

  checkChoice(): void {
    const { kind, options, default: taken } = this.#question.properties;
    const { key, place } = this.#question;
    if (kind !== "choice" && kind !== "choices") return;
    if (!options) {
      this.#mistakes.add(place, `选择题“${key}”没有选项`, "补上 options: [甲, 乙]");
      return;
    }
    if (new Set(options).size < options.length) {
      this.#refuse("options", "同一个选项写了两次", "删去一个");
    }
    if (taken !== undefined && !options.includes(taken)) {
      this.#refuse("default", `选项里没有“${taken}”`, didYouMean(taken, options));
    }
  }

  /** `{row}` and `{column}` were filled where they mean something: what is left does not. */
  checkPlaceholders(): void {
    const { properties, cell } = this.#question;
    for (const name of ["label", "find", "example", "suggest_text", "lead"] as const) {
      const left = /(?<![{%])\{(\w+)\}(?!\})/u.exec(properties[name] ?? "")?.[1];
      if (left === undefined || (left === "row" && cell?.row === "@")) continue;
      this.#refuse(name, `“{${left}}”在这里没有意思`, "表格式题组里可用 {row} 和 {column}");
    }
  }

  checkPortrait(): void {
    const { kind, value } = this.#question.properties;
    const { key, place } = this.#question;
    if (kind === undefined || (CHOICES.includes(kind) && value === undefined)) return;
    this.#mistakes.add(
      place,
      `单位情况（portrait）里不能有 kind: ${kind} 的“${key}”`,
      "只放 choice 和 choices，别的题移到另一组",
    );
  }

  /** Closing the group answers figures with 0 and nothing else. */
  checkSparse(nameColumn: string | undefined): void {
    const { kind, optional, default: taken } = this.#question.properties;
    const { key, place, whens, cell } = this.#question;
    if (kind === undefined || FIGURES.includes(kind)) return;
    if (optional === true || whens.length > 0 || taken !== undefined) return;
    if (cell?.row === "@" && cell.column === nameColumn) return;
    this.#mistakes.add(
      place,
      `“其余全部为0”（sparse）的组里，“${key}”不是数，会一直空着`,
      "加上 when 或 optional: true，或移到另一组",
    );
  }

  #refuse(name: PropertyName, wrong: string, right: string): void {
    if (this.#question.properties[name] === undefined) return;
    this.#mistakes.add(this.#question.placeOf(name), wrong, right);
  }
}
