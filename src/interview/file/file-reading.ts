import type { Value } from "../../amounts/answer.js";
import type { ExportedReport } from "../../events/report/exported-report.js";
import type { Condition, Expression } from "../../pack/expressions/grammar.js";
import type { Key } from "../../pack/pack.js";

/** What an uploaded file was read as: plain data, out of a worker. Nothing of it is stored yet. */
export type FileReading =
  /** Why it cannot be read and what to do instead, as people read it. */
  | { readonly is: "refused"; readonly because: string }
  /** Rows of cells as displayed, of a workbook that is neither a template nor an official table. */
  | { readonly is: "rows"; readonly rows: readonly (readonly string[])[] }
  | {
      readonly is: "text";
      readonly text: string;
      /** Rows of its tables whose columns are not sure: not in `text`. */
      readonly rows?: readonly string[];
    }
  /** A report that was exported, of whatever year. */
  | { readonly is: "report"; readonly report: ExportedReport }
  | FileReplies
  | LastYearFile;

/** A published report of the year before. */
export interface LastYearFile {
  readonly is: "last-year";
  readonly year: string;
  /** What it says, by its keys. */
  readonly values: Readonly<Record<Key, Value>>;
  /** What two places of it tell differently, a line each. */
  readonly remarks: readonly string[];
  /** The units it says it is of. */
  readonly units?: readonly string[];
}

/** Replies found in a workbook, each as a person might have typed it. */
export interface FileReplies {
  readonly is: "replies";
  readonly from: "template" | "tables";
  readonly replies: readonly FileReply[];
  /** Computed figures of the tables, to be compared only. */
  readonly compared: readonly FileFigure[];
  /** Groups of which the file says that the rest is zero. */
  readonly closes: readonly string[];
  /** What a person should know before taking it over, a line each. */
  readonly remarks: readonly string[];
  /** The units the tables say they are of. */
  readonly units?: readonly string[];
  /** Tables that name no unit of money: "公开05表". */
  readonly unitless?: readonly string[];
}

export interface FileReply {
  readonly key: Key;
  /** "462.96万元": in 万元 where the file names no unit. */
  readonly typed: string;
  /** The same in 元, "462.96元", where the file names no unit. */
  readonly inYuan?: string;
  /** Where it stands, "公开01表第5行". */
  readonly place: string;
  /** The same for whoever looks for it: “收支总表”C5. */
  readonly cell?: string;
  /** What stood there as the template was sent, "" for nothing; undefined where nobody knows. */
  readonly before?: string;
}

export interface FileFigure {
  readonly label: string;
  readonly place: string;
  readonly expression: Expression;
  /** The row `@` stands for: "205". */
  readonly row?: string;
  /** Only where this holds. */
  readonly when?: Condition;
  readonly typed: string;
  /** As of a reply. */
  readonly inYuan?: string;
}
