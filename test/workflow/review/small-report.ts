import { buildPack } from "../../../src/pack/build/build-pack.js";
import type { Pack } from "../../../src/pack/pack.js";
import type { Somebody } from "../bureau.js";
import { type Play, playBureau, type Player } from "../play.js";

/** Two fees and their total, typed independently; what they were last year, and why they changed. */
export function smallReport(more = ""): Pack {
  return buildPack(
    new Map([
      [
        "pack.yaml",
        `name: small\ntitle: 小题库\nversion: "1"\nyears: ["2019", "2020"]\nparts: [all]\n${more}`,
      ],
      [
        "parts/all.yaml",
        `title: 全部
groups:
  - group: cover
    title: 封面
    place: 封面
    questions:
      - { key: profile.name, label: 单位名称, kind: text, who: office }
  - group: fees
    title: 商品和服务支出
    place: 公开06表
    questions:
      - { key: goods.actual, label: 商品和服务支出合计, kind: money, control: true, who: finance }
      - { key: fee.office, label: 办公费, kind: money, who: finance }
      - { key: fee.travel, label: 差旅费, kind: money, who: finance }
  - group: meeting
    title: 会议费
    place: 公开07表
    questions:
      - { key: meeting.actual, label: 会议费, kind: money, who: office }
      - { key: meeting.prior, label: 会议费上年数, kind: money, who: office, carry: meeting.actual }
      - key: meeting.reason
        label: 会议费变动原因
        kind: text
        who: business
        carry: meeting.reason
        when: meeting.actual != meeting.prior
        explains: meeting.actual - meeting.prior
        lead: "会议费{{ meeting.actual | change_from: meeting.prior }}，主要原因是"
`,
      ],
      [
        "checks.yaml",
        "- { id: G1, says: 合计应等于办公费加差旅费, equation: goods.actual = fee.office + fee.travel }\n",
      ],
      [
        "tables.yaml",
        `- table: 公开06表
  title: 支出决算表
  widths: [2, 1]
  header: [[项目, 金额]]
  body:
    - row: [办公费, "=fee.office"]
    - row: [差旅费, "=fee.travel"]
    - row: [合计, "=goods.actual"]
`,
      ],
      [
        "report.md",
        "# 一\n\n办公费{{ fee.office | wan }}万元，差旅费{{ fee.travel | wan }}万元。\n\n{% when meeting.actual != meeting.prior %}会议费{{ meeting.actual | change_from: meeting.prior }}，主要原因是{{ meeting.reason }}。{% endwhen %}\n\n{% table 公开06表 %}\n",
      ],
    ]),
  );
}

const at = (role: "clerk" | "reviewer" | "manager", department: string | null) =>
  ({ role, department }) as const;

export const PEOPLE: readonly Somebody[] = [
  { id: "zhang", name: "张三", grants: [{ ...at("clerk", "d1"), responsible: true }] },
  { id: "li", name: "李四", grants: [at("clerk", "d1")] },
  { id: "wang", name: "王五", grants: [at("reviewer", "d1")] },
  { id: "zhao", name: "赵六", grants: [at("manager", null)] },
  { id: "qian", name: "钱七", grants: [{ ...at("clerk", "d2"), responsible: true }] },
];

/** Fills the small report: office 1, travel 2, total 3, meetings 2.4 after 1.2. */
export async function fill(clerk: Player, total = "3.00"): Promise<void> {
  await clerk.type("/new 2019");
  for (const reply of [total, "1.00", "2.00", "2.40", "1.20", "多开了两次全区会议"]) {
    const said = await clerk.type(reply);
    if (said.includes("⚠ 必须改")) await clerk.type("先放着");
  }
}

/** Filled and handed in. */
export async function handIn({ who }: Play): Promise<void> {
  await fill(who("zhang"));
  await who("zhang").type("/submit");
  await who("wang").hear();
}

/** Handed in and let pass. */
export async function approved(given: Parameters<typeof playBureau>[2] = {}): Promise<Play> {
  const play = await playBureau(smallReport(), PEOPLE, given);
  await handIn(play);
  await play.who("wang").press("看报告");
  await play.who("wang").press("通过");
  return play;
}
