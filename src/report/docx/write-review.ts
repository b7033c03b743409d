import { shortHash } from "../hash-answers.js";
import { countsOf, type Review, type ReviewFinding } from "../review/review.js";
import type { TableCell, TableRow } from "../document.js";
import { packageDocx } from "./package-docx.js";
import { textWidthOf } from "./page.js";
import { paragraphXml, runXml, textParagraph } from "./paragraph.js";
import { STYLE } from "./styles.js";
import { writeGrid } from "./write-grid.js";

const SUBJECT = "部门决算审核情况表";
const UNIT = "金额单位：万元";

/** Writes 审核情况表 as a Word file: what a reviewer reads. */
export async function writeReview(review: Review): Promise<Uint8Array> {
  const title = `${review.year}年度${SUBJECT}`;
  return packageDocx({
    house: review.house,
    properties: {
      title: `${title}（${review.department}）`,
      subject: SUBJECT,
      author: review.department,
      date: review.date,
      hash: shortHash(review.hash),
    },
    sections: [
      { layout: "table", pageNumber: "first", children: new ReviewWriter(review).write(title) },
    ],
    pictures: [],
  });
}

interface Columns {
  /** Stands above on the right, where there are amounts. */
  readonly unit?: string;
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

class ReviewWriter {
  readonly #review: Review;
  #sections = 0;

  constructor(review: Review) {
    this.#review = review;
  }

  write(title: string): readonly string[] {
    const { findings, accepted, changes, missing, optional, withheld } = this.#review;
    return [
      textParagraph(STYLE.documentTitle, title),
      this.#head(),
      textParagraph(STYLE.tableNote, ""),
      this.#counts(),
      ...this.#section("待处理的问题", findings.length > 0 && findingsTable(findings)),
      ...this.#section("已作说明的问题", accepted.length > 0 && acceptedTable(accepted)),
      ...this.#section(
        "比上年变动超过30%的数",
        changes.length > 0 && {
          unit: UNIT,
          widths: [24, 13, 13, 15, 15, 22],
          head: ["项目", "上年数", "本年数", "增减", "幅度", "填报的原因"],
          rows: changes.map(({ name, base, now, change, percent, reason }) => [
            left(name),
            ...[base, now, change].map(right),
            left(percent),
            left(reason),
          ]),
        },
      ),
      ...this.#section("未填的内容", missing.length > 0 && listTable(missing)),
      ...(optional.length > 0 ? [body(`选填而未填：${optional.join("、")}。`)] : []),
      ...this.#section("按规定不公开的内容", withheld.length > 0 && listTable(withheld)),
    ];
  }

  #head(): string {
    const { department, state, date, hash, reviewer, gates } = this.#review;
    const { approvedOn, publishedOn, address } = this.#review;
    const [first, second] = gates;
    return this.#grid({
      widths: [14, 36, 14, 36],
      head: [],
      rows: [
        [center("部门（单位）"), left(department, 3)],
        [center("状态"), left(state), center("生成日期"), left(date)],
        [center("内容标识"), left(shortHash(hash)), center("审核人"), left(reviewer)],
        ...(first === undefined
          ? []
          : [
              [
                center(first.name),
                left(first.by, second === undefined ? 3 : 1),
                ...(second === undefined ? [] : [center(second.name), left(second.by)]),
              ],
            ]),
        ...(approvedOn === ""
          ? []
          : [
              [
                center("通过日期"),
                left(approvedOn),
                center("公开日期"),
                left(publishedOn || "尚未登记"),
              ],
            ]),
        ...(address === "" ? [] : [[center("公开网址"), left(address, 3)]]),
      ],
    });
  }

  #counts(): string {
    const counts = countsOf(this.#review);
    return this.#grid({
      widths: counts.map(({ name }) => Math.max(4, name.length)),
      head: counts.map(({ name }) => name),
      rows: [counts.map(({ count }) => center(`${count}`))],
    });
  }

  /** @param table false where there is nothing to list */
  #section(title: string, table: Columns | false): readonly string[] {
    const number = "一二三四五六七八九".charAt(this.#sections);
    this.#sections += 1;
    const heading = paragraphXml(STYLE.heading2, runXml({ text: `${number}、${title}` }));
    if (table === false) return [heading, body("无。")];
    const unit = table.unit === undefined ? [] : [textParagraph(STYLE.tableMark, table.unit)];
    return [heading, ...unit, this.#grid(table)];
  }

  #grid({ widths, head, rows }: Columns): string {
    const header: readonly TableRow[] = head.length === 0 ? [] : [{ cells: head.map(center) }];
    const grid = { dense: false, widths, header, body: rows.map((cells) => ({ cells })) };
    return writeGrid(grid, {
      house: this.#review.house,
      width: textWidthOf("table"),
      keepNext: false,
    });
  }
}

function findingsTable(findings: readonly ReviewFinding[]): Columns {
  return {
    unit: UNIT,
    widths: [6, 9, 43, 14, 14, 14],
    head: ["序号", "级别", "问题", "一方", "另一方", "差额"],
    rows: findings.map((finding, index) => [
      center(`${index + 1}`),
      center(finding.severity),
      left(finding.says),
      ...[finding.left, finding.right, finding.difference].map(right),
    ]),
  };
}

function acceptedTable(findings: readonly ReviewFinding[]): Columns {
  return {
    unit: UNIT,
    widths: [6, 9, 42, 13, 30],
    head: ["序号", "级别", "问题", "差额", "填报的说明"],
    rows: findings.map(({ severity, says, difference, reason = "" }, index) => [
      center(`${index + 1}`),
      center(severity),
      left(says),
      right(difference),
      left(reason),
    ]),
  };
}

function listTable(items: readonly string[]): Columns {
  return {
    widths: [6, 94],
    head: ["序号", "内容"],
    rows: items.map((item, index) => [center(`${index + 1}`), left(item)]),
  };
}

function body(text: string): string {
  return textParagraph(STYLE.body, text);
}

function left(text: string, columns = 1): TableCell {
  return { text, align: "left", columns, rows: 1, bold: false };
}

function center(text: string): TableCell {
  return { ...left(text), align: "center" };
}

function right(text: string): TableCell {
  return { ...left(text), align: "right" };
}
