import { describe, expect, it } from "vitest";
import { PackInvalidError } from "../../../src/errors.js";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import { createSheet } from "../../../src/pack/sheet/create-sheet.js";
import { splitMarks } from "../../../src/pack/template/marks.js";
import { choice, type Stored, store, text } from "../stored.js";
import { TOWN_FILES } from "../town-pack.js";

function townWith(report: string) {
  return buildPack(new Map([...TOWN_FILES, ["report.md", report]]));
}

/** What comes out, insertions in brackets. */
function print(report: string, stored: Stored = {}): string {
  const pack = townWith(report);
  const { markdown, insertions } = pack.report.render(createSheet(pack, store(stored)));
  return splitMarks(markdown)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const insertion = insertions[piece.index];
      if (insertion?.kind === "text") return `[${insertion.text}]`;
      return insertion?.kind === "table" ? `[${insertion.table}]` : "[-]";
    })
    .join("");
}

function mistakesOf(report: string): readonly string[] {
  try {
    townWith(report);
    return [];
  } catch (error) {
    if (!(error instanceof PackInvalidError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

const ROWS = {
  rows: { function: ["2050803", "201"] },
  closed: { function: "zero" },
  answers: {
    "function.2050803.project": "30000",
    "function.201.basic": "10000",
    "function.201.budget": "20000",
    "function.201.reason": text("省着用"),
  },
} satisfies Stored;

describe("report.md", () => {
  it("marks everything that is not its own", () => {
    const report = "收入{{ income.total | amount }}。\n";
    expect(print(report, { answers: { "income.total": "4629600" } })).toBe("收入[462.96万元]。\n");
    expect(print(report)).toBe("收入[【未填】]。\n");
    expect(print("退休{{ staff.retired }}。")).toBe("退休[-]。");
  });

  it.each([
    { total: "100", prior: "90", said: "变了" },
    { total: "100", prior: "100", said: "没变" },
    { total: "100", prior: undefined, said: "变了" },
  ])("prints what holds: $total beside $prior is $said", ({ total, prior, said }) => {
    const answers = { "income.total": total, ...(prior ? { "income.prior": prior } : {}) };
    const report = "{% when income.total != income.prior %}变了{% else %}没变{% endwhen %}";
    expect(print(report, { answers })).toBe(said);
  });

  it("asks of a key alone whether there is something to print", () => {
    const report = "{% when staff.retired %}退休{% else %}没有{% endwhen %}";
    expect(print(report)).toBe("没有");
    expect(print("{% when staff.count %}在职{% endwhen %}")).toBe("在职");
    const other = "{% when income.other %}有{% else %}没有{% endwhen %}";
    expect(print(other, { answers: { "unit.nature": choice("行政单位") } })).toBe("没有");
  });

  it("lets a tag on a line of its own vanish with the line", () => {
    const report = "前\n{% when income.total != 0 %}\n中\n{% endwhen %}\n后\n";
    expect(print(report, { answers: { "income.total": "1" } })).toBe("前\n中\n后\n");
    expect(print(report, { answers: { "income.total": "0" } })).toBe("前\n后\n");
  });

  it("walks the codes of a repeat group with their parents", () => {
    const report =
      "{% rows function as row %}{{ row.code }}{{ row.name }}{{ row.total | wan }}；{% endrows %}";
    expect(print(report, ROWS)).toBe(
      "[201][一般公共服务支出][1.00]；[205][教育支出][3.00]；[20508][进修及培训][3.00]；[2050803][培训支出][3.00]；",
    );
  });

  it.each([
    { level: "类", codes: "[201][205]" },
    { level: "末级", codes: "[201][2050803]" },
  ])("walks only $level when asked", ({ level, codes }) => {
    expect(print(`{% rows function ${level} as row %}{{ row.code }}{% endrows %}`, ROWS)).toBe(
      codes,
    );
  });

  it("knows the whole name of a code", () => {
    expect(print("{% rows function 末级 as row %}{{ row.path }} {% endrows %}", ROWS)).toBe(
      "[一般公共服务支出（类）] [教育支出（类）进修及培训（款）培训支出（项）] ",
    );
  });

  it("compares and asks inside a loop by the row at hand", () => {
    const report =
      "{% rows function 末级 as row %}{% when row.budget %}{% when row.total < row.budget %}{{ row.reason }}{% endwhen %}{% else %}没有预算{% endwhen %}；{% endrows %}";
    expect(print(report, ROWS)).toBe("[省着用]；没有预算；");
  });

  it("waits for rows while nobody said there are none", () => {
    const report = "{% rows function as row %}x{% endrows %}";
    expect(print(report)).toBe("[【未填】]");
    expect(print(report, { closed: { function: "zero" } })).toBe("");
  });

  it("lists the figures of a pattern that are not zero", () => {
    const stored: Stored = { answers: { "basic.30103": "5000" }, closed: { basic: "zero" } };
    expect(print("{% items basic.301* %}", stored)).toBe("[奖金0.50万元]");
    expect(print("{% items basic.302* %}")).toBe("[办公费【未填】万元]");
  });
});

describe("report.md with a mistake", () => {
  it.each([
    { report: "\n{{ income.totl | amount }}", at: "report.md:2", words: "是不是“income.total”" },
    { report: "{{ income.total | amont }}", at: "report.md:1", words: "没有“amont”这个过滤器" },
    { report: "{{ income.total | change_from }}", at: "report.md:1", words: "change_from" },
    { report: "{{ unit.nature | amount }}", at: "report.md:1", words: "用不了“unit.nature”" },
    { report: "{% if income.total > 0 %}{% endif %}", at: "report.md:1", words: "不判断" },
    { report: "{% assign x = 1 %}", at: "report.md:1", words: "不赋值" },
    { report: "{% for x in y %}{% endfor %}", at: "report.md:1", words: "for" },
    { report: "a\n\n{% when income.total = 5 %}{% endwhen %}", at: "report.md:3", words: "金额" },
    {
      report: "{% when income.totl != 0 %}{% endwhen %}",
      at: "report.md:1",
      words: "income.total",
    },
    { report: "{% when income.totl %}{% endwhen %}", at: "report.md:1", words: "income.total" },
    { report: "{% when income.total %}", at: "report.md:1", words: "endwhen" },
    { report: "{% table 公开99表 %}", at: "report.md:1", words: "没有“公开99表”这张表" },
    { report: "{% rows functon as row %}{% endrows %}", at: "report.md:1", words: "functon" },
    { report: "{% rows function %}{% endrows %}", at: "report.md:1", words: "as row" },
    { report: "{% rows function 项 as row %}{% endrows %}", at: "report.md:1", words: "末级" },
    { report: "{{ row.total }}", at: "report.md:1", words: "不在 rows 里面" },
    {
      report: "{% rows function as row %}\n{{ row.totl }}{% endrows %}",
      at: "report.md:2",
      words: "行里没有“totl”",
    },
    {
      report: "{% rows function as row %}\n\n{% when row.totl != 0 %}{% endwhen %}{% endrows %}",
      at: "report.md:3",
      words: "totl",
    },
    { report: "{% items basik.301* %}", at: "report.md:1", words: "没有“basik.301*”" },
    { report: "{% items income.total as （一） %}", at: "report.md:1", words: "不是列表" },
    { report: "{% items income.total as 甲 %}", at: "report.md:1", words: "编号样式" },
    { report: "私用\uE000区", at: "report.md:1", words: "私用区" },
  ])("is refused: $report", ({ report, at, words }) => {
    const mistakes = mistakesOf(report);
    expect(
      mistakes.filter((mistake) => mistake.startsWith(`${at} `) && mistake.includes(words)),
    ).not.toEqual([]);
  });

  it("is refused with every mistake at once", () => {
    expect(
      mistakesOf("{{ a.b }}\n{{ c.d }}\n{% table x %}\n").map((one) => one.split(" ")[0]),
    ).toEqual(["report.md:1", "report.md:2", "report.md:3"]);
  });
});
