import type { TableSpec } from "../../pack/tables.js";
import type { TableRow } from "../document.js";
import type { Counted, Gap } from "./consolidate-table.js";
import { nameSome } from "./name-some.js";

/** What stands below a table that was added up: the pack's notes, and what the sums leave out. */
export function consolidateNotes(
  spec: TableSpec,
  {
    body,
    counted,
    gaps,
    coarse,
  }: {
    readonly body: readonly TableRow[];
    readonly counted: readonly Counted[];
    readonly gaps: readonly Gap[];
    readonly coarse: readonly string[];
  },
): readonly string[] {
  const isEmpty =
    gaps.length === 0 && body.every(({ cells }) => cells.every(({ yuan = "0" }) => yuan === "0"));
  if (spec.empty !== undefined && isEmpty) return [spec.empty];
  const names = [...new Set(gaps.map(({ department }) => department))];
  return [
    ...spec.notes.flatMap(({ text, when }) => {
      if (when === undefined) return [text];
      const held = counted.filter(({ sheet }) => sheet.holds(when) === true);
      if (held.length === 0) return [];
      const whose = nameSome(held.map(({ name }) => name));
      return [held.length === counted.length ? text : `${text}（${whose}）`];
    }),
    ...(names.length === 0
      ? []
      : [`※ 合计里缺${nameSome(names)}没有填或不公开的数，逐项见“缺的数”表。`]),
    ...(coarse.length === 0
      ? []
      : [`科目${nameSome(coarse)}有部门没有填到下一级，各部门的下级都并在这一级。`]),
  ];
}
