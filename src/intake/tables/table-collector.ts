import type { FileFigure, FileReplies, FileReply } from "../../interview/file/file-reading.js";
import type { Condition, Expression } from "../../pack/expressions/grammar.js";
import type { Key, Pack } from "../../pack/pack.js";
import type { CellAmount } from "./read-amount.js";

/** A cell of an official table that was found. */
export interface LocatedCell {
  readonly amount: CellAmount;
  readonly expression: Expression;
  /** "function.205" for what `@` stands for. */
  readonly row?: string;
  readonly when?: Condition;
  readonly label: string;
  /** "公开01表第5行" */
  readonly place: string;
  /** “收支总表”C5 */
  readonly cell: string;
}

export interface TableCollector {
  add(cell: LocatedCell): void;
  remark(line: string): void;
  /** Keys whose cells were found, blank ones too, but for those that held no amount. */
  located(): ReadonlySet<Key>;
  finish(): Omit<FileReplies, "closes">;
}

/** Gathers the cells of official tables: what is a question is a reply, what is computed is compared. */
export function createTableCollector(pack: Pack): TableCollector {
  const replies: FileReply[] = [];
  const compared: FileFigure[] = [];
  const remarks: string[] = [];
  const located = new Set<Key>();
  const unread = new Set<Key>();
  return {
    add({ amount, expression, row, when, label, place, cell }) {
      const key = keyOf(expression, row);
      if (key !== undefined) located.add(key);
      if (amount.is === "blank") return;
      if (amount.is === "odd") {
        if (key !== undefined) unread.add(key);
        remarks.push(`${place}“${label}”${amount.because}，没有采用。`);
        return;
      }
      const { typed, inYuan } = amount;
      const written = { typed, ...(inYuan === undefined ? {} : { inYuan }) };
      const question = key === undefined ? undefined : pack.find(key);
      if (key !== undefined && question !== undefined && question.value === undefined) {
        replies.push({ key, place, cell, ...written });
        return;
      }
      compared.push({
        ...{ label, place, expression, ...written },
        ...(row === undefined ? {} : { row }),
        ...(when === undefined ? {} : { when }),
      });
    },
    remark(line) {
      remarks.push(line);
    },
    located() {
      const read = new Set(replies.map(({ key }) => key));
      return new Set([...located].filter((key) => !unread.has(key) || read.has(key)));
    },
    finish: () => ({ is: "replies", from: "tables", replies, compared, remarks }),
  };
}

/** The one question a cell shows; undefined for a sum. */
export function keyOf({ terms }: Expression, row: string | undefined): Key | undefined {
  const [term, ...others] = terms;
  if (term === undefined || others.length > 0) return undefined;
  if (term.factor !== "1" || term.of.kind !== "key") return undefined;
  return row === undefined ? term.of.key : term.of.key.replace(/^@/, row);
}
