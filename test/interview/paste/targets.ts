import type { CellPlace } from "../../../src/pack/pack.js";
import type { PasteReading } from "../../../src/interview/paste/paste-reading.js";
import type { PasteTarget } from "../../../src/interview/paste/paste-target.js";

export function target(
  key: string,
  label: string,
  more: Partial<Omit<PasteTarget, "key" | "label">> = {},
): PasteTarget {
  return {
    key,
    label,
    aliases: [],
    kind: "money",
    units: [],
    options: [],
    control: false,
    ...more,
  };
}

/** Questions of 公开06表, with its computed classes. */
export function basicTargets(): readonly PasteTarget[] {
  const items = ITEMS.map(([code, label, ...aliases]) =>
    target(`basic.${code}`, label, {
      code,
      aliases,
      cell: { of: "basic", row: code, rowNames: [label, ...aliases], columnNames: [] },
    }),
  );
  const sumOf = (...classes: string[]): readonly string[] =>
    items
      .filter(({ code }) => classes.some((prefix) => code?.startsWith(prefix)))
      .map((one) => one.key);
  return [
    ...items,
    target("basic.wages_welfare", "工资福利支出", { parts: sumOf("301") }),
    target("basic.goods_services", "商品和服务支出", { parts: sumOf("302") }),
    target("basic.individual_family", "对个人和家庭的补助", { parts: sumOf("303") }),
    target("basic.personnel", "人员经费", {
      parts: ["basic.wages_welfare", "basic.individual_family"],
    }),
    target("basic.public", "公用经费", { parts: sumOf("302", "310") }),
  ];
}

const ITEMS: readonly (readonly [code: string, label: string, ...aliases: string[]])[] = [
  ["30101", "基本工资"],
  ["30102", "津贴补贴", "津补贴"],
  ["30103", "奖金"],
  ["30106", "伙食补助费", "伙食补助"],
  ["30107", "绩效工资"],
  ["30108", "机关事业单位基本养老保险缴费", "养老保险"],
  ["30110", "职工基本医疗保险缴费", "医疗保险"],
  ["30111", "公务员医疗补助缴费"],
  ["30112", "其他社会保障缴费"],
  ["30113", "住房公积金"],
  ["30114", "医疗费"],
  ["30199", "其他工资福利支出"],
  ["30201", "办公费"],
  ["30202", "印刷费"],
  ["30203", "咨询费"],
  ["30206", "电费"],
  ["30207", "邮电费"],
  ["30209", "物业管理费"],
  ["30211", "差旅费"],
  ["30212", "因公出国（境）费用", "因公出国（境）费"],
  ["30213", "维修（护）费", "维修费"],
  ["30215", "会议费"],
  ["30216", "培训费"],
  ["30217", "公务接待费"],
  ["30226", "劳务费"],
  ["30227", "委托业务费"],
  ["30228", "工会经费"],
  ["30229", "福利费"],
  ["30231", "公务用车运行维护费"],
  ["30239", "其他交通费用"],
  ["30240", "税金及附加费用"],
  ["30299", "其他商品和服务支出"],
  ["30302", "退休费"],
  ["30307", "医疗费补助"],
  ["31002", "办公设备购置"],
  ["31007", "信息网络及软件购置更新"],
];

const ROWS: Readonly<Record<string, readonly string[]>> = {
  overseas: ["因公出国（境）费", "出国费"],
  vehicle_purchase: ["公务用车购置费"],
  vehicle_operation: ["公务用车运行维护费"],
  reception: ["公务接待费", "接待费"],
};
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  budget: ["预算数"],
  actual: ["决算数"],
  prior: ["上年决算数"],
  reason: ["变动的主要原因"],
};

/** Questions of 公开07表: a grid, and computed figures beside it. */
export function threePublicTargets(): readonly PasteTarget[] {
  const cells = Object.entries(ROWS).flatMap(([row, rowNames]) =>
    Object.entries(COLUMNS).map(([column, columnNames]) => {
      const cell: CellPlace = { of: "three_public", row, column, rowNames, columnNames };
      const label = `${rowNames[0] ?? ""}${columnNames[0] ?? ""}`;
      const kind = column === "reason" ? "text" : "money";
      return target(`three_public.${row}.${column}`, label, {
        cell,
        kind,
        aliases: rowNames.slice(1),
      });
    }),
  );
  const vehicle = ["budget", "actual", "prior"].map((column) =>
    target(
      `three_public.vehicle.${column}`,
      `公务用车购置及运行维护费${COLUMNS[column]?.[0] ?? ""}`,
      {
        parts: [
          `three_public.vehicle_purchase.${column}`,
          `three_public.vehicle_operation.${column}`,
        ],
      },
    ),
  );
  return [...cells, ...vehicle];
}

export function meetingTargets(): readonly PasteTarget[] {
  return [
    target("meeting.actual", "会议费", { aliases: ["会议费决算数"] }),
    target("meeting.budget", "会议费预算数"),
    target("meeting.reason", "会议费比上年变动的主要原因", { kind: "text" }),
    target("meeting.times", "会议次数", { kind: "count", units: ["次", "个", "场"] }),
    target("meeting.people", "会议人数", { kind: "count", units: ["人", "人次"] }),
    target("meeting.content", "会议内容", { kind: "text" }),
    target("meeting.kind", "会议类别", { kind: "choice", options: ["一类", "二类", "三类"] }),
    target("meeting.topics", "会议议题", { kind: "list" }),
    target("meeting.year", "会议年度", { kind: "year" }),
    target("meeting.date", "会议日期", { kind: "date" }),
  ];
}

/** A reading with its rows without a head in the order they are asked in. */
export function inOrderAsked({ unordered = [], ...reading }: PasteReading): PasteReading {
  const orders = unordered.flatMap((rows) => rows.orders.slice(0, 1));
  return {
    ...reading,
    matched: [...reading.matched, ...orders.flatMap((order) => order.reading.matched)],
    totals: [...reading.totals, ...orders.flatMap((order) => order.reading.totals)],
    conflicts: [...reading.conflicts, ...orders.flatMap((order) => order.reading.conflicts)],
  };
}

/** key -> exact 元, or the plain value of another kind. */
export function valuesOf({ matched }: Pick<PasteReading, "matched">): Record<string, unknown> {
  return Object.fromEntries(
    matched.map(({ key, value }): [string, unknown] => {
      switch (value.kind) {
        case "money":
          return [key, value.yuan];
        case "count":
          return [key, value.count];
        case "text":
          return [key, value.text];
        case "list":
          return [key, value.items];
        case "choice":
          return [key, value.choice];
        case "choices":
          return [key, value.choices];
        case "year":
          return [key, value.year];
        case "date":
          return [key, value.date];
        default:
          throw new Error(`unknown kind: ${JSON.stringify(value satisfies never)}`);
      }
    }),
  );
}
