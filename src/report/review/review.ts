import type { House } from "../../pack/house.js";

/** Something a check found, with both sides where it compares figures. */
export interface ReviewFinding {
  /** 必须改, 请核实 */
  readonly severity: string;
  readonly says: string;
  /** As printed: 384.99, 3人; "" where nothing is compared, as in a remark about a text. */
  readonly left: string;
  readonly right: string;
  readonly difference: string;
  /** Of one that was accepted: the 审核说明 as typed. */
  readonly reason?: string;
}

/** A figure that differs much from last year's. */
export interface ReviewChange {
  /** 公务接待费决算数 */
  readonly name: string;
  /** As printed, in 万元 or with their unit. */
  readonly base: string;
  readonly now: string;
  /** 增加1.18 */
  readonly change: string;
  /** 增长66.67%, or why there is none: 上年无此项支出 */
  readonly percent: string;
  /** What the clerk explains it with; "" for nothing. */
  readonly reason: string;
}

/** 审核情况表 as data: what a reviewer reads instead of 30 pages. */
export interface Review {
  readonly department: string;
  readonly year: string;
  /** 待审核，已填完 */
  readonly state: string;
  /** 2020年8月20日 */
  readonly date: string;
  /** Name of who let it pass, "" where nobody did yet. */
  readonly reviewer: string;
  /** Who answered for what had to be answered for before: 保密审查, 负责人审签. */
  readonly gates: readonly { readonly name: string; readonly by: string }[];
  /** 2020年8月20日, "" where nobody let it pass yet. */
  readonly approvedOn: string;
  /** The same of the publication, with its address; "" where it is not published. */
  readonly publishedOn: string;
  readonly address: string;
  /** Names the answers it was built from. */
  readonly hash: string;
  /** 必须改 first. */
  readonly findings: readonly ReviewFinding[];
  readonly accepted: readonly ReviewFinding[];
  readonly changes: readonly ReviewChange[];
  /** What must still be filled, as it is called. */
  readonly missing: readonly string[];
  /** What may stay open and did. */
  readonly optional: readonly string[];
  /** What is withheld. */
  readonly withheld: readonly string[];
  readonly house: House;
}

/** 必须改 2项; in the order people ask. */
export function countsOf(
  review: Review,
): readonly { readonly name: string; readonly count: number }[] {
  const bySeverity = (severity: string) =>
    review.findings.filter((finding) => finding.severity === severity).length;
  return [
    { name: "必须改", count: bySeverity("必须改") },
    { name: "请核实", count: bySeverity("请核实") },
    { name: "已作说明", count: review.accepted.length },
    { name: "比上年变动超过30%", count: review.changes.length },
    { name: "未填", count: review.missing.length },
    { name: "选填未填", count: review.optional.length },
    { name: "按规定不公开", count: review.withheld.length },
  ];
}
