import { utils, type WorkSheet } from "@e965/xlsx";
import { pack } from "../report/final-accounts.js";

type Cells = readonly (readonly unknown[])[];

export function sheetOf(rows: Cells): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]));
}

/** 公开05表 alone, with rows of its own. */
export function fifth(
  rows: Cells,
  {
    title = "一般公共预算财政拨款支出决算表",
    head = ["科目编码", "科目名称", "小计", "基本支出", "项目支出"],
  }: { readonly title?: string; readonly head?: readonly string[] } = {},
): WorkSheet {
  return sheetOf([[title], ["金额单位：万元"], head, ...rows]);
}

/** 公开06表 as the pack prints it: figures by code, blank where none is given. */
export function sixth(
  figures: Readonly<Record<string, unknown>>,
  unit: string | null = "万元",
): WorkSheet {
  const spec = pack.tables.find(({ id }) => id === "公开06表");
  const body = (spec?.body ?? []).map(({ cells }) => {
    let code = "";
    return cells.flatMap(({ content, columns }) => {
      if (content.kind === "text" && /^\d+$/.test(content.text)) code = content.text;
      const shown = content.kind === "text" ? content.text : (figures[code] ?? "");
      return [shown, ...Array.from({ length: columns - 1 }, () => "")];
    });
  });
  return sheetOf([
    [spec?.title ?? ""],
    [unit === null ? "" : `金额单位：${unit}`],
    ...(spec?.header.slice(1) ?? []).map((cells) => cells.map(({ text }) => text)),
    ...body,
  ]);
}

/** 公开07表: rows below its head, in one number format. */
export function seventh(rows: Cells, format = "General"): WorkSheet {
  const costs = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"];
  const cars = ["", "", "小计", "公务用车购置费", "公务用车运行维护费", ""];
  const sheet = sheetOf([
    ["一般公共预算财政拨款“三公”经费支出决算表"],
    ["金额单位：万元"],
    ["预算数", "", "", "", "", "", "决算数"],
    [...costs, ...costs],
    [...cars, ...cars],
    ...rows,
  ]);
  for (const cell of Object.values(sheet) as { t?: string; z?: string }[])
    if (cell.t === "n") cell.z = format;
  return sheet;
}
