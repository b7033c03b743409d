import type { Question, RowGroup } from "../pack.js";
import type { Cell, ColumnModel, GroupModel, QuestionModel, RowModel, RowsModel } from "./plan.js";

/** More codes than any department has; past it the oldest are forgotten and made again when met. */
const REMEMBERED_ROWS = 5_000;

interface Parts {
  readonly group: RowGroup;
  readonly model: GroupModel;
  readonly columns: readonly { readonly template: Question; readonly question: QuestionModel }[];
}

export function createRowsModel({ group, model, columns }: Parts): RowsModel {
  const { prefix } = group;
  const columnModels = columns.map(({ template, question }, index): ColumnModel => {
    return { name: template.cell?.column ?? "", index, template, question };
  });
  const remembered = new Map<string, RowModel>();
  const rows: RowsModel = {
    prefix,
    group,
    model,
    columns: columnModels,
    columnsByName: new Map(columnModels.map((column) => [column.name, column])),
    waits: [prefix],
    row: (code) => {
      const known = remembered.get(code);
      if (known) return known;
      if (!isCode(group, code)) return undefined;
      if (remembered.size >= REMEMBERED_ROWS) remembered.clear();
      const made = createRow(rows, code);
      remembered.set(code, made);
      return made;
    },
  };
  return rows;
}

/** Whether a text may be a code of the group; it need not be in the list of names. */
export function isCode(group: RowGroup, text: string): boolean {
  return group.codeLengths.includes(text.length) && /^\d+$/.test(text);
}

function createRow(rows: RowsModel, code: string): RowModel {
  const cells: Cell[] = [];
  const row: RowModel = { code, rows, cells };
  for (const { name, question } of rows.columns) {
    const key = `${rows.prefix}.${code}.${name}`;
    cells.push({ key, question, row, waits: [key] });
  }
  return row;
}
