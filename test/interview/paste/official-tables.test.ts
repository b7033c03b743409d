import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "../talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

function pasted(text: string): { readonly talk: Talk; readonly shown: string } {
  const talk = startFilling(pack, "因公出国（境）、公务接待、公务用车、公务用车购置、会议");
  talk.type("某某办公室");
  talk.type("/paste");
  return { talk, shown: talk.type(text) };
}

function sheet(...rows: readonly string[]): string {
  return rows.map((row) => row.split("|").join("\t")).join("\n");
}

/** key -> exact 元 of what waits for a yes. */
function proposed(talk: Talk): Readonly<Record<string, string>> {
  const { position } = talk.chat();
  const proposals = position.at === "paste" ? position.proposals : [];
  return Object.fromEntries(
    proposals.flatMap(({ key, answer }) =>
      answer.state === "value" && answer.value.kind === "money" ? [[key, answer.value.yuan]] : [],
    ),
  );
}

describe("公开01表", () => {
  const rows = [
    "一、一般公共预算财政拨款收入|1|462.96|一、一般公共服务支出|29|10.00",
    "二、政府性基金预算财政拨款收入|2||二、外交支出|30|",
    "三、上级补助收入|3||三、国防支出|31|",
    "四、事业收入|4||四、其他支出|32|5.00",
    "本年收入合计|5|462.96|本年支出合计|33|462.96",
  ];
  const figures = {
    "income.total": "4629600",
    "expenditure.total": "4629600",
    "fiscal.general_budget": "4629600",
  };

  it.each([
    { how: "from a sheet", text: sheet(...rows) },
    { how: "with 行次 in its head", text: sheet("项目|行次|金额|项目|行次|金额", ...rows) },
  ])("takes no 行次 for an amount, nor a class for an item, $how", ({ text }) => {
    const { talk, shown } = pasted(text);
    expect(proposed(talk)).toEqual(figures);
    expect(shown).toContain("由各科目的基本支出和项目支出合计，不直接采用。");
  });

  it("goes on over a row of which one side is blank and the other has no figure", () => {
    const { talk } = pasted(
      sheet(
        "项目|决算数|项目|决算数",
        "一、一般公共预算财政拨款收入|462.96|七、文化旅游体育与传媒支出|",
        "||八、社会保障和就业支出|",
        "||九、卫生健康支出|30.00",
        "本年收入合计|462.96|本年支出合计|462.96",
      ),
    );
    expect(talk.chat().position).not.toHaveProperty("asks");
    expect(proposed(talk)).toEqual(figures);
  });

  it("takes no 行次 for an amount in lines of a document", () => {
    const { talk } = pasted(
      "三、上级补助收入 3 0 三、国防支出 31 0\n四、事业收入 4 0 四、公共安全支出 32 0\n五、经营收入 5 0 五、教育支出 33 422.56",
    );
    expect(Object.values(proposed(talk)).filter((yuan) => yuan !== "0")).toEqual([]);
  });
});

describe("公开07表", () => {
  const head = [
    "一般公共预算财政拨款“三公”经费支出决算表",
    "公开07表",
    "单位：万元",
    "预算数||||||决算数|||||",
    "合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费",
    "||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|",
    "1|2|3|4|5|6|7|8|9|10|11|12",
  ];
  const half = "2.02|16.43|0.00|16.43|2.95";

  it("compares its sums, and tells a difference", () => {
    const { talk, shown } = pasted(sheet(...head, `22.40|${half}|21.40|${half}`));
    expect(Object.keys(proposed(talk))).toHaveLength(8);
    expect(proposed(talk)["three_public.vehicle_operation.actual"]).toBe("164300");
    expect(shown).toContain("⚠ 合计（合计）22.40万元，各项加起来是21.40万元，差1.00万元。");
    expect(shown).not.toContain("没看懂");
  });
});

describe("a table pasted where a text is asked", () => {
  const TEXT = "profile.organisation";

  function atText(): Talk {
    const talk = startFilling(pack, "公务接待、公务用车、会议");
    talk.type("某某办公室");
    talk.type(`/edit ${TEXT}`);
    expect(talk.chat().position).toMatchObject({ at: "question", key: TEXT });
    return talk;
  }

  it("is read as the table it is, though the blank cells at the end of its head were left out", () => {
    const talk = atText();
    const shown = talk.type(
      [
        "公开07表",
        "单位：万元",
        "2019年度预算数\t\t\t\t\t\t2019年度决算数",
        "合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费",
        "\t\t小计\t公务用车购置费\t公务用车运行费\t\t\t\t小计\t公务用车购置费\t公务用车运行费",
        "20.27\t\t15.00\t\t15.00\t5.27\t19.38\t\t16.43\t\t16.43\t2.95",
      ].join("\n"),
    );
    expect(shown).toContain("4个合计、小计都与各项之和一致 ✅");
    talk.press("全部采用");
    expect(talk.amount("three_public.reception.budget")).toBe("52700");
    expect(talk.amount("three_public.reception.actual")).toBe("29500");
    expect(talk.report().answers.has(TEXT)).toBe(false);
  });

  it("is no text, whatever table it is", () => {
    const talk = atText();
    expect(talk.type("甲\t1.00\n乙\t2.00")).not.toContain("已记录");
    expect(talk.report().answers.has(TEXT)).toBe(false);
    talk.type("综合科、财务科");
    expect(talk.report().answers.has(TEXT)).toBe(true);
  });
});

describe("one figure told twice with different values", () => {
  it("is asked about, though the second came by a choice", () => {
    const { talk } = pasted(
      [
        "十、其他重要事项情况说明",
        "（二）一般性支出情况",
        "2019年本部门开支会议费1.28万元。",
        "第五部分",
        "④会议费支出情况：2019年会议费预算数1.2万元，决算数1.9385万元，同比上年决算数1.2万元增加0.7385万元。",
      ].join("\n"),
    );
    expect(proposed(talk)["meeting.actual"]).toBe("12800");
    // 预算数 and 决算数 of which item: the only choice is 会议费.
    for (const name of ["会议费·会议费预算数", "会议费·会议费"]) talk.press(name);
    expect(talk.labels().slice(0, 2)).toEqual(["1.28万元", "1.9385万元"]);
    talk.press("1.28万元");
    expect(proposed(talk)["meeting.actual"]).toBe("12800");
  });
});

describe("公开03表", () => {
  it("is read as the official workbook has it: 类, 款 and 项 in columns below a merged head", () => {
    const { talk } = pasted(
      sheet(
        "支出决算表",
        "公开03表",
        "单位：万元",
        "项目||||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
        "功能分类科目编码|||科目名称||||||",
        "类|款|项|||||||",
        "栏次||||1|2|3|4|5|6",
        "合计||||422.56|384.99|37.57|||",
        "205|||教育支出|422.56|384.99|37.57|||",
        "205|08||进修及培训|422.56|384.99|37.57|||",
        "205|08|03|培训支出|422.56|384.99|37.57|||",
      ),
    );
    expect(proposed(talk)).toEqual({
      "function.2050803.basic": "3849900",
      "function.2050803.project": "375700",
    });
  });
});

describe("公开08表", () => {
  it("is told from 公开05表 by its title, whose columns are called alike", () => {
    const talk = startFilling(pack, "政府性基金、会议");
    talk.type("某某办公室");
    talk.type("/paste");
    talk.type(
      sheet(
        "公开08表",
        "单位：万元",
        "项目||年初结转和结余|本年收入|本年支出|||年末结转和结余",
        "科目编码|科目名称|||小计|基本支出|项目支出|",
        "栏次||1|2|3|4|5|6",
        "合计||1.00|10.00|9.00|0.00|9.00|2.00",
        "2296002|用于社会福利的彩票公益金支出|1.00|10.00|9.00|0.00|9.00|2.00",
      ),
    );
    expect(proposed(talk)).toEqual({
      "function.2296002.fund_opening": "10000",
      "function.2296002.fund_income": "100000",
      "function.2296002.fund_basic": "0",
      "function.2296002.fund_project": "90000",
      "function.2296002.fund_closing": "20000",
    });
  });
});

describe("two tables in one block", () => {
  it("are told apart by their titles, official or not", () => {
    const { talk } = pasted(
      [
        "公开06表",
        "30202  印刷费  2.23",
        "30217  公务接待费  2.95",
        "“三公”经费支出情况表",
        "项目  预算数  决算数  上年数",
        "1.因公出国（境）费  2.02  2.03  0",
        "2.公务接待费  2.95  2.96  1.77",
        "其中：公务用车购置费  0  0  0",
      ].join("\n"),
    );
    expect(proposed(talk)).toMatchObject({
      "basic.30202": "22300",
      "basic.30217": "29500",
      "three_public.reception.actual": "29600",
      "three_public.reception.prior": "17700",
      "three_public.overseas.actual": "20300",
      "three_public.vehicle_purchase.budget": "0",
    });
  });
});

describe("公开06表", () => {
  it.each([
    {
      how: "side by side without a head",
      text: sheet(
        "301|工资福利支出|67.70|302|商品和服务支出|6.14",
        "30101|基本工资|67.70|30201|办公费|3.91",
        "30102|津贴补贴||30202|印刷费|2.23",
        "人员经费合计||67.70|公用经费合计||6.14",
      ),
    },
    {
      how: "one cell a line",
      text: "301\n工资福利支出\n67.70\n30101\n基本工资\n67.70\n302\n商品和服务支出\n6.14\n30201\n办公费\n3.91\n30202\n印刷费\n2.23",
    },
    {
      how: "in full width",
      text: "３０１０１　基本工资　６７.７０\n３０２０１　办公费　３.９１\n３０２０２　印刷费　２.２３",
    },
  ])("is read $how", ({ text }) => {
    const { talk } = pasted(text);
    expect(talk.chat().position).not.toHaveProperty("asks");
    expect(proposed(talk)).toEqual({
      "basic.30101": "677000",
      "basic.30201": "39100",
      "basic.30202": "22300",
    });
  });

  it("is no table of classes, though one of its items is called like a class", () => {
    const { talk } = pasted(
      sheet("科目名称|年初预算数|决算数", "印刷费|4|2.23", "电费|5|4.86", "住房公积金|20|18.23"),
    );
    expect(proposed(talk)).toMatchObject({
      "basic.30202": "22300",
      "basic.30206": "48600",
      "basic.30113": "182300",
    });
    expect(Object.keys(proposed(talk)).filter((key) => key.startsWith("function."))).toEqual([]);
  });

  it("takes an amount that stands as the total and as its one part", () => {
    const { talk } = pasted(
      sheet(
        "科目编码|科目名称|合计|人员经费|公用经费",
        "30101|基本工资|67.70|67.70|",
        "30202|印刷费|2.23||2.23",
      ),
    );
    expect(proposed(talk)).toEqual({ "basic.30101": "677000", "basic.30202": "22300" });
  });

  it("asks nothing of items whose code stands beside them, whatever else is called alike", () => {
    const { talk } = pasted(
      sheet(
        "科目编码|科目名称|2018年决算数|2019年决算数",
        "30202|印刷费|3|2.23",
        "30215|会议费|1.2|1.28",
        "30217|公务接待费|1.77|2.95",
      ),
    );
    expect(talk.chat().position).not.toHaveProperty("asks");
    expect(proposed(talk)).toEqual({
      "basic.30202": "22300",
      "basic.30215": "12800",
      "basic.30217": "29500",
    });
  });

  it("asks once of a row whose figures two groups may have", () => {
    const { talk } = pasted(
      sheet("科目名称|上年决算数|决算数", "印刷费|3|2.23", "公务接待费|1.77|2.95"),
    );
    expect(proposed(talk)).toEqual({ "basic.30202": "22300" });
    expect(talk.labels().slice(0, 2)).toEqual(["一般公共预算基本支出", "“三公”经费预算与决算"]);
    talk.press("“三公”经费预算与决算");
    expect(proposed(talk)).toEqual({
      "basic.30202": "22300",
      "three_public.reception.actual": "29500",
      "three_public.reception.prior": "17700",
    });
  });
});
