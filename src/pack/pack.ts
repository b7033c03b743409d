import type { ChartSpec } from "./charts.js";
import type { Condition, Expression } from "./expressions/grammar.js";
import type { House } from "./house.js";
import type { CoverTemplate } from "./build/load-cover.js";
import type { PackModel } from "./build/pack-model.js";
import type { ReportTemplate } from "./template/report-template.js";
import type { TableSpec } from "./tables.js";

/** The stable name of one question: lower-case words joined by dots, e.g. `three_public.reception.actual`. */
export type Key = string;

export const QUESTION_KINDS = [
  "money",
  "count",
  "text",
  "list",
  "choice",
  "choices",
  "year",
  "date",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Who usually knows the answer. */
export const KNOWERS = ["finance", "office", "personnel", "business"] as const;
export type Knower = (typeof KNOWERS)[number];

/** One question of the script, or one computed figure (`value` set: never asked). */
export interface Question {
  readonly key: Key;
  readonly label: string;
  readonly kind: QuestionKind;
  readonly group: string;
  /** Other names a clerk or a sheet may call it by, for pasted text. */
  readonly aliases: readonly string[];
  /** Words of a pasted table -> what this column alone is called where they stand: its bare heads, which others share. */
  readonly namedIn: Readonly<Record<string, readonly string[]>>;
  /** Measure word a count is printed with (人, 辆, 批次); the first of `units`. */
  readonly unit?: string;
  /** Measure words accepted when typed. */
  readonly units: readonly string[];
  /** Where the answer is to be found, shown by 〔在哪找〕. */
  readonly find?: string;
  /** A reply that would be accepted, shown when one was not. */
  readonly example?: string;
  readonly who: Knower;
  /** Asked only where this holds; otherwise the answer is 无此项. */
  readonly when?: Condition;
  /** May stay open: prints nothing, stays listed, never counts as missing. */
  readonly optional: boolean;
  /** Offered with one tap and, in a closed sparse group, taken when nothing was typed. */
  readonly suggest?: Expression;
  /** Text offered with one tap where the answer is a text, e.g. a fixed sentence. */
  readonly suggestText?: string;
  /** Computed: never asked. */
  readonly value?: Expression;
  /** A total typed on purpose to be compared with its parts. */
  readonly control: boolean;
  /** Choices of a `choice` or `choices` question. */
  readonly options: readonly string[];
  /** Taken when the question was never answered (`choice` only). */
  readonly default?: string;
  /** Liquid text that leads into an explanation: the computed sentence before the clerk's own words. */
  readonly lead?: string;
  /** What an explanation explains: a difference of figures. Equal amounts may share one text. */
  readonly explains?: Expression;
  /** The question of last year's report its answer is a start for: a figure of last year's, or the text written then. */
  readonly carry?: Key;
  /** Negative amounts are normal here. */
  readonly negative: boolean;
  /** Common in most departments: likelier when an item was left out. */
  readonly usual: boolean;
  /** Never printed when withheld is allowed: the clerk may answer 按规定不公开. */
  readonly mayWithhold: boolean;
  /** Every department has it: 无此项 is no answer. */
  readonly always: boolean;
  /** How many years after the fiscal year a `date` falls; one of another year is asked back. */
  readonly yearsAfter?: number;
  /** For a cell of a grid or of a repeat group. */
  readonly cell?: CellPlace;
  /** Where it was written, for errors: "parts/income.yaml:12". */
  readonly at: string;
}

/** Where a cell stands: its key is `of` + "." + `row` + "." + `column` (a grid without columns has only `row`). */
export interface CellPlace {
  /** The grid, or the prefix of the repeat group. */
  readonly of: string;
  /** Row of the grid, or the code. */
  readonly row: string;
  readonly column?: string;
  /** What the row is called: label and aliases; for a repeat group the code and, where known, its name. */
  readonly rowNames: readonly string[];
  /** What the column is called: label and aliases; empty without columns. */
  readonly columnNames: readonly string[];
}

/** A repeat group: one row a code, e.g. `function.2050803.general_basic`. */
export interface RowGroup {
  readonly prefix: string;
  readonly label: string;
  /** Accepted lengths of a code, shortest first: [3, 5, 7] for 类/款/项. */
  readonly codeLengths: readonly number[];
  /** Known codes and their names, parents included. */
  readonly names: ReadonlyMap<string, string>;
  /** What codes were called in other years, or are called in short. */
  readonly otherNames: ReadonlyMap<string, string>;
  /** Codes most departments have, likeliest first: candidates when a row was left out. */
  readonly usualCodes: readonly string[];
  /** Column templates in the order asked; the key of each is `prefix.@.column`. */
  readonly columns: readonly Question[];
  /** Column that holds the name of a code which `names` does not know. */
  readonly nameColumn: string;
}

/** Questions filled together: quiet while being filled, pasted as a block, checked at the end. */
export interface Group {
  readonly id: string;
  readonly part: string;
  readonly title: string;
  /** Where one is, shown in every prompt: "公开01表". */
  readonly place: string;
  readonly when?: Condition;
  /** All questions in one message with tick boxes. */
  readonly portrait: boolean;
  /** Ends with 〔其余全部为0〕: cells without an answer then take their suggestion, or 0. */
  readonly sparse: boolean;
  readonly intro?: string;
  /** Why there is nothing to fill where `when` fails, or where all is computed. */
  readonly otherwise?: string;
  /** What the section of a report is headed that tells its figures: 财政拨款支出决算具体情况. */
  readonly headings: readonly string[];
  /** In the order asked; empty for a repeat group. Computed figures included. */
  readonly questions: readonly Question[];
  readonly rows?: RowGroup;
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly Group[];
}

/** 保密审查, 负责人审签. */
export const GATES = ["secrecy", "signature"] as const;
export type Gate = (typeof GATES)[number];

export const SEVERITIES = ["error", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * A relation between figures. `each` was expanded at load for grids (id "R17@overseas"); for a repeat
 * group it is the prefix, every key in `equation` starts with `@.`, and the check is
 * evaluated once a code: `sheet.holds(check.equation, "205")`. There `{row}` in `says`, `leftLabel`
 * and `rightLabel` stands for the name of the code.
 */
export interface Check {
  readonly id: string;
  /** The rule in the clerk's words: 基本支出应等于人员经费加公用经费. */
  readonly says: string;
  readonly equation: Condition;
  /** What each side is called when a finding is told: 公开05表基本支出 / 公开06表合计. */
  readonly leftLabel?: string;
  readonly rightLabel?: string;
  readonly when?: Condition;
  readonly each?: string;
  readonly exact: boolean;
  readonly severity: Severity;
  /** "near": speaks only when both sides differ by what looks like one typing slip. */
  readonly only: "always" | "near";
  readonly at: string;
}

/** A check, and for one over a repeat group the code it is meant for ("205"). */
export interface CheckOnRow {
  /** "R13@205": the check, and the code it is meant for. */
  readonly id: string;
  readonly check: Check;
  readonly row?: string;
}

/** Codes of a repeat group, as `StoredAnswers.rows` tells them. */
export type RowsOf = (prefix: string) => readonly string[];

/** One kind of report as questions, checks, tables and text: loaded once, checked, frozen. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** Fiscal years it serves; it was made for the first. */
  readonly years: readonly string[];
  /** What a person is told who begins a report of that year. */
  readonly notes: Readonly<Record<string, string>>;
  /** Words of the trade -> what they mean, told to whoever asks. */
  readonly terms: Readonly<Record<string, string>>;
  /** Asked for by name before a report may be approved, in this order. */
  readonly gates: readonly Gate[];
  readonly parts: readonly Part[];
  readonly groups: ReadonlyMap<string, Group>;
  /** Every question that has a fixed key, in the order asked; cells of repeat groups are not here. */
  readonly questions: ReadonlyMap<Key, Question>;
  readonly checks: readonly Check[];
  /** In the order of tables.yaml. */
  readonly tables: readonly TableSpec[];
  /** In the order of charts.yaml. */
  readonly charts: readonly ChartSpec[];
  readonly report: ReportTemplate;
  /** The cover, where house.yaml has one; else it stands in the report before its first part. */
  readonly cover?: CoverTemplate;
  /** Fonts, sizes and footer of the files. */
  readonly house: House;
  /** Finds a question by key, cells of repeat groups included; undefined for an unknown key. */
  find(key: Key): Question | undefined;
  /** Fixed keys a pattern stands for: "basic.301*" -> basic.30101 …; `*` stays inside one dot segment. */
  keysOf(pattern: string): readonly Key[];
  /**
   * Checks that contain the key in their equation or `when`, directly or through computed figures;
   * suggestions are not followed. For the prefix of a repeat group: the checks that sum over its rows.
   *
   * @param rows needed where a fixed key reaches a check in every row; without it those are left out
   */
  checksOf(key: Key, rows?: RowsOf): readonly CheckOnRow[];
  /**
   * Questions that depend on the key through their `when`, their group's, `suggest` or computed value,
   * transitively, and the texts whose `lead` or `explains` then changes; cells included, in the order
   * asked. For the prefix of a repeat group: what depends on its rows.
   *
   * @param rows needed where a fixed key reaches every row of a repeat group; without it those cells are left out
   */
  dependentsOf(key: Key, rows?: RowsOf): readonly Key[];
  /** The pack as the sheet reads it: every key resolved once. Only for `createSheet`. */
  readonly model: PackModel;
}
