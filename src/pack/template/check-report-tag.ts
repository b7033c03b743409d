import type { Citations } from "../build/citations.js";
import { didYouMean } from "../files/did-you-mean.js";
import type { Mistakes } from "../mistakes.js";
import type { Pack } from "../pack.js";
import { ROW_NAMES } from "./report-scope.js";
import type { ScannedTag } from "./scan-template.js";
import { readItems, readRows, readWhen, ROW_LEVELS } from "./tag-arguments.js";

export interface ReportContext {
  readonly citations: Citations;
  readonly mistakes: Mistakes;
  readonly pack: Pick<Pack, "find" | "keysOf" | "groups">;
  /** Ids of the tables of the pack. */
  readonly tables: readonly string[];
  /** Ids of its charts. */
  readonly charts: readonly string[];
}

/** Checks what the engine cannot: conditions, patterns, tables, and the columns of a loop. */
export function checkReportTag(tag: ScannedTag, file: string, context: ReportContext): void {
  new TagCheck(tag, file, context).run();
}

class TagCheck {
  readonly #tag: ScannedTag;
  readonly #context: ReportContext;
  readonly #place: { readonly file: string; readonly line: number };

  constructor(tag: ScannedTag, file: string, context: ReportContext) {
    this.#tag = tag;
    this.#context = context;
    this.#place = { file, line: tag.line };
  }

  run(): void {
    const { name, argument } = this.#tag;
    switch (name) {
      case "when":
        this.#checkWhen(argument);
        break;
      case "rows":
        this.#checkRows(argument);
        break;
      case "items":
        this.#checkItems(argument);
        break;
      case "table":
        this.#checkSet(argument, "表", this.#context.tables);
        break;
      case "chart":
        this.#checkSet(argument, "图", this.#context.charts);
        break;
      case "":
        for (const [, column = ""] of argument.matchAll(/(?<![\w.])row\.(\w+)/g)) {
          this.#checkColumn(column);
        }
        break;
    }
  }

  #add(wrong: string, right: string): void {
    this.#context.mistakes.add(this.#place, wrong, right);
  }

  #checkWhen(argument: string): void {
    const read = readWhen(argument);
    if (read.kind === "condition") {
      this.#context.citations.condition(read.source, this.#place, this.#loopPrefix());
    } else if (read.key.startsWith("row.")) {
      this.#checkColumn(read.key.slice(4));
    } else {
      this.#checkCited(read.key);
    }
  }

  #checkRows(argument: string): void {
    const read = readRows(argument);
    if (read !== undefined) {
      this.#context.citations.rowGroup(read.prefix, this.#place);
      return;
    }
    const levels = ROW_LEVELS.join("、");
    const right = `写成 {% rows function as row %}，编码前可加${levels}，例：{% rows function 类 as row %}`;
    this.#add(`“rows ${argument}”写法不对`, right);
  }

  #checkItems(argument: string): void {
    const { of, style } = readItems(argument);
    const right = "金额写 {% items basic.301* %}，列表写 {% items profile.duties as （一） %}";
    if (style === "") this.#add(`“items ${argument}”的编号样式不认识`, right);
    const kind = this.#context.pack.find(of)?.kind;
    if (style !== undefined && kind !== undefined && kind !== "list") {
      this.#add(`“${of}”不是列表`, right);
    } else {
      this.#checkCited(of);
    }
  }

  #checkSet(argument: string, kind: "表" | "图", known: readonly string[]): void {
    if (known.includes(argument)) return;
    this.#add(`没有“${argument}”这张${kind}`, didYouMean(argument, known));
  }

  #checkColumn(column: string): void {
    const prefix = this.#loopPrefix();
    if (prefix === undefined) {
      this.#add(
        `“row.${column}”不在 rows 里面`,
        "row 只用在 {% rows … as row %} 和 {% endrows %} 之间",
      );
      return;
    }
    const columns = this.#context.pack.groups.get(prefix)?.rows?.columns ?? [];
    const names = [...ROW_NAMES, ...columns.map(({ cell }) => cell?.column ?? "")];
    if (!names.includes(column)) this.#add(`行里没有“${column}”`, didYouMean(column, names));
  }

  #loopPrefix(): string | undefined {
    return this.#tag.loop === undefined ? undefined : readRows(this.#tag.loop)?.prefix;
  }

  /** A fixed key, or a pattern over fixed keys or the columns of a repeat group. */
  #checkCited(key: string): void {
    const { pack } = this.#context;
    if (pack.find(key) !== undefined || pack.keysOf(key).length > 0) return;
    const [prefix = "", , column] = key.split(".");
    const columns = pack.groups.get(prefix)?.rows?.columns.map(({ cell }) => cell?.column ?? "");
    if (columns === undefined) {
      this.#add(`没有“${key}”这个键`, this.#context.citations.suggest(key));
    } else if (column === undefined || !columns.includes(column)) {
      this.#add(`${prefix} 没有“${column ?? ""}”这一列`, didYouMean(column ?? "", columns));
    }
  }
}
