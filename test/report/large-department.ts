import type { ReportDocument } from "../../src/report/document.js";
import { documentOf, pack, repliesOf } from "./final-accounts.js";
import { type Replies, WITHHOLD } from "./snapshot-of.js";

const SCHOOL = "test/conversations/departments/school.yaml";

const LONG_NAME =
  "某某省某某自治州某某高新技术产业开发区职业教育与技能人才培养综合协调服务中心（某某州产教融合促进办公室）";

/**
 * A department that strains every page: many 类, 款 and 项 with long names, amounts of nine digits and
 * below zero, some withheld, 公开08表 empty, and names that do not fit on a line.
 */
export function largeDepartment(): ReportDocument {
  return documentOf(largeReplies());
}

/** What its clerk typed. */
export function largeReplies(): Replies {
  const codes = [...(pack.groups.get("function")?.rows?.names.keys() ?? [])].filter(
    (code) => code.length === 7,
  );
  const picked = codes.filter((_, index) => index % 12 === 0).slice(0, 46);
  const rows = Object.fromEntries(picked.flatMap(rowReplies));
  return repliesOf(SCHOOL, {
    ...rows,
    "profile.name": LONG_NAME,
    "function.2299901.name": "其他支出中用于".concat("历年遗留问题处理和跨年度项目清算".repeat(3)),
    "function.2299901.general_project": "12.34",
    "function.2050305.general_project": WITHHOLD,
    "income_item.2050305.business": "-250",
    "overall.prior": "12345678.01",
    "three_public.vehicle_operation.reason": "停用旧车".repeat(300),
    "profile.duties": Array.from({ length: 30 }, (_, index) => `承担第${index + 1}项职责`),
    "profile.phone": "0731-12345678，".repeat(6),
  });
}

function rowReplies(code: string, index: number): readonly (readonly [string, string])[] {
  const negative = index % 5 === 4;
  const amount = `${negative ? "-" : ""}${(index + 1) * 21_456}.89`;
  return [
    [`function.${code}.general_basic`, amount],
    [`function.${code}.general_project`, index % 7 === 3 ? "" : `${index * 11}.5`],
    [`income_item.${code}.fiscal`, amount],
  ].filter((pair): pair is [string, string] => pair[1] !== "");
}
