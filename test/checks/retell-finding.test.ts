import { expect, it } from "vitest";
import type { Finding } from "../../src/checks/finding.js";
import { retellFinding } from "../../src/checks/retell-finding.js";
import { runAllChecks } from "../../src/checks/run-checks.js";
import type { Sheet } from "../../src/pack/sheet/sheet.js";
import { sheetOf, smallPack } from "./small-pack.js";

const pack = smallPack(
  `
  - group: three_public
    title: “三公”经费
    place: 公开07表
    questions:
      - { key: total, label: 合计, kind: money, control: true }
      - { key: vehicle, label: 公务用车费, kind: money }
      - { key: reception, label: 公务接待费, kind: money }
      - { key: overseas, label: 因公出国（境）费, kind: money }
`,
  "- { id: SUM, says: 合计应等于各项, equation: vehicle + reception = total, left: 各项之和, right: 合计 }",
);
const answers = { total: "25.42", vehicle: "18.50", reception: "4.90" };

function findingOf(sheet: Sheet): Finding {
  const verdict = runAllChecks(sheet).find(({ id }) => id === "SUM");
  if (verdict?.outcome !== "finding") throw new Error("SUM speaks");
  return verdict.finding;
}

it("names a figure equal to the gap that was typed after the finding came up", () => {
  const kept = findingOf(sheetOf(pack, { answers }));
  expect(kept.gapEquals).toEqual([]);
  const later = sheetOf(pack, { answers: { ...answers, overseas: "2.02" } });
  expect(retellFinding(later, kept)).toEqual(findingOf(later));
  expect(retellFinding(later, kept).says).toBe(
    "各项之和23.40万元，合计25.42万元，多2.02万元，正好等于因公出国（境）费2.02万元。",
  );
});

it("keeps what no check of the pack can tell again", () => {
  const sheet = sheetOf(pack, { answers });
  const kept = { ...findingOf(sheet), id: "text:note", says: "原话。" };
  expect(retellFinding(sheet, kept)).toBe(kept);
  const mended = sheetOf(pack, { answers: { ...answers, total: "23.40" } });
  const found = findingOf(sheet);
  expect(retellFinding(mended, found)).toBe(found);
});
