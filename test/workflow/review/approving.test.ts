import { expect, it } from "vitest";
import { createFakeJobs } from "../set-up.js";
import { playBureau } from "../play.js";
import { approved, fill, handIn, PEOPLE, smallReport } from "./small-report.js";

it("approves only when the files are put away, with their 内容标识", async () => {
  const play = await approved();
  const report = await play.report("d1");
  expect(report.phase).toBe("approved");
  expect(report.review.versions).toMatchObject([{ hash: "0123456789ab", on: "2020-08-20" }]);
  const kept = await play.stage.archive.get(report.id, 1);
  expect(kept?.hash).toBe("0123456789ab");
  expect(kept?.files.map(({ format }) => format)).toEqual(["docx", "xlsx", "pdf"]);
  expect(await play.who("zhang").hear()).toContain("已通过审核 ✅");
});

it("does not approve when the files could not be put away", async () => {
  const play = await playBureau(smallReport(), PEOPLE);
  play.stage.archive.put = () => Promise.reject(new Error("disk full"));
  await handIn(play);
  await play.who("wang").press("看报告");
  expect(await play.who("wang").press("通过")).toContain("没有通过");
  expect((await play.report("d1")).phase).toBe("review");
});

it("lets an explained 必须改 stand one by one, and only then approves", async () => {
  const play = await playBureau(smallReport(), PEOPLE);
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  await fill(zhang, "3.20");
  await zhang.type("看问题");
  await zhang.press("写审核说明");
  await zhang.type("批复下达时已取整");
  await zhang.type("/submit");
  await wang.hear();
  await wang.press("看报告");
  expect(await wang.press("通过")).toContain("还有1项必须改没有放行");
  expect(await wang.press("放行")).toContain("已放行：合计应等于");
  await wang.press("通过");
  expect((await play.report("d1")).phase).toBe("approved");
});

it("asks for the names its gates want, in order", async () => {
  const fake = createFakeJobs();
  const told: unknown[] = [];
  const jobs = {
    ...fake,
    compile: (...[snapshot, format]: Parameters<typeof fake.compile>) => {
      told.push([format, snapshot.passedBy]);
      return fake.compile(snapshot, format);
    },
  };
  const play = await playBureau(smallReport("gates: [secrecy, signature]\n"), PEOPLE, { jobs });
  await handIn(play);
  const wang = play.who("wang");
  await wang.press("看报告");
  expect(await wang.press("通过")).toContain("保密审查由谁办的？");
  expect(await wang.type("孙八")).toContain("负责人审签由谁办的？");
  await wang.type("周九");
  const { phase, review } = await play.report("d1");
  expect(phase).toBe("approved");
  expect([...review.gates].map(([gate, { name }]) => [gate, name])).toEqual([
    ["secrecy", "孙八"],
    ["signature", "周九"],
  ]);
  await wang.type("/report 审核情况表");
  const gates = [
    ["secrecy", "孙八"],
    ["signature", "周九"],
  ];
  const passedBy = { reviewer: "王五", gates, approvedOn: "2020-08-20" };
  expect(told.at(-1)).toEqual(["review", passedBy]);
  await play.who("zhang").type("/publish");
  await play.who("zhang").type("2020-08-20 https://www.example.gov.cn/a.html");
  await wang.type("/report 审核情况表");
  const published = { on: "2020-08-20", address: "https://www.example.gov.cn/a.html" };
  expect(told.at(-1)).toEqual(["review", { ...passedBy, published }]);
});

it.each(["withdrawn", "returned"])("asks for the names anew where it was %s since", async (how) => {
  const play = await playBureau(smallReport("gates: [secrecy, signature]\n"), PEOPLE);
  await handIn(play);
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  for (const label of ["看报告", "通过"]) await wang.press(label);
  await wang.type("孙八");
  if (how === "withdrawn") await zhang.press("撤回");
  else {
    for (const label of ["取消", "退回"]) await wang.press(label);
    await wang.type("办公费：与账不符");
    await wang.press("退回1处");
  }
  await zhang.type("/submit");
  await wang.hear();
  await wang.type("周九");
  expect((await play.report("d1")).review.gates.size).toBe(0);
  await wang.type("/start");
  await wang.press("通过");
  expect(await wang.type("周九")).toContain("已记下：保密审查 周九。");
});

it.each([
  "公务接待费：与账不符",
  "退回",
  "没有",
  "是",
  "2020年8月20日",
  "王芳13800000000",
  "x".repeat(40),
  "",
])("takes no %j for the name of somebody", async (said) => {
  const play = await playBureau(smallReport("gates: [secrecy]\n"), PEOPLE);
  await handIn(play);
  const wang = play.who("wang");
  await wang.press("看报告");
  await wang.press("通过");
  await wang.type(said);
  const { phase, review } = await play.report("d1");
  expect([phase, review.gates.size]).toEqual(["review", 0]);
  await wang.type("阿依古丽·买买提、王芳");
  expect((await play.report("d1")).phase).toBe("approved");
});

it("is not for whoever filled in some of it, by whatever account", async () => {
  const play = await playBureau(smallReport(), [
    ...PEOPLE.filter(({ id }) => id !== "zhang"),
    {
      id: "zhang",
      name: "张三",
      grants: [
        { role: "clerk", department: "d1", responsible: true },
        { role: "reviewer", department: "d1" },
      ],
    },
  ]);
  await handIn(play);
  const zhang = play.who("zhang");
  await zhang.type("/start");
  expect(zhang.labels()).not.toContain("通过");
  expect(await zhang.type("通过")).not.toContain("封存");
  expect((await play.report("d1")).phase).toBe("review");
});

it("gives the frozen files to whoever asks later", async () => {
  const play = await approved();
  const { id } = await play.report("d1");
  const kept = await play.stage.archive.get(id, 1);
  if (kept === undefined) throw new Error("nothing is kept");
  const files = kept.files.map((file) => ({ ...file, bytes: Buffer.from(`kept ${file.format}`) }));
  await play.stage.archive.put(id, 1, { ...kept, files });
  await play.who("zhang").type("/report word");
  const sent = play.stage.channel.sent.flatMap(({ out }) =>
    out.kind === "file" ? [out.bytes] : [],
  );
  expect(Buffer.from(sent.at(-1) ?? "").toString()).toBe("kept docx");
});

it.each([
  { said: "2020-08-20 https://www.example.gov.cn/a.html", is: "已记为公开 ✅" },
  { said: "2020-08-25", is: "2020年8月25日还没有到" },
  { said: "2020-08-01", is: "2020年8月20日才通过审核" },
  { said: "某天", is: "没看懂“某天”" },
  { said: "今天 https://www.example.gov.cn/a.html", is: "已记为公开 ✅ 2020年8月20日" },
  { said: "昨天", is: "2020年8月20日才通过审核" },
  { said: "2020-08-20 https://www.example.gov.cn/a b", is: "网址里不能有空格" },
  { said: "https://www.example.gov.cn/a b", is: "网址里不能有空格" },
  { said: "2020-08-20 https://localhost", is: "不像网址" },
])("takes day and address of the publication: $said", async ({ said, is }) => {
  const play = await approved();
  await play.who("zhang").type("/publish");
  expect(await play.who("zhang").type(said)).toContain(is);
  expect((await play.report("d1")).phase).toBe(is.startsWith("已记") ? "published" : "approved");
});

it("corrects a published figure: a new version, its 更正说明, the old one kept", async () => {
  const play = await approved();
  const [zhang, wang] = [play.who("zhang"), play.who("wang")];
  const { id } = await play.report("d1");
  const first = await play.stage.archive.get(id, 1);
  await zhang.type("/publish");
  await zhang.type("2020-08-20 https://www.example.gov.cn/a.html");
  await zhang.type("/correct");
  expect(await zhang.press("批复数有误")).toContain("新的批复是哪天？");
  await zhang.type("2020-08-20");
  await zhang.type("会议费上年数");
  await zhang.type("1.30");
  const compared = await zhang.type("上年数抄错");
  expect(compared).toContain("改这一处会动1张表、1句话：");
  expect(compared).toContain("会议费上年数 1.20万元 → 1.30万元");
  expect((await play.report("d1")).phase).toBe("published");
  const made = await zhang.press("生成更正版");
  expect(made).toContain("已更正：会议费上年数改为1.30万元。");
  expect(made).toContain("待复核1处");
  expect(made).not.toContain("[更正说明.docx]");
  await zhang.press("看过了，不用改");
  const handedIn = await zhang.type("/submit");
  expect(handedIn).toContain("已提交审核 ✅");
  expect(handedIn).toContain("[更正说明.docx]");
  await wang.hear();
  const desk = await wang.press("看报告");
  expect(desk).toContain("更正（批复数有误）：上年数抄错");
  expect(desk).toContain("改过 会议费上年数：1.20万元 → 1.30万元");
  await wang.press("通过");
  const { phase, review } = await play.report("d1");
  expect(phase).toBe("approved");
  expect(review.versions).toMatchObject([
    { published: { on: "2020-08-20" } },
    { correction: { cause: "figure", why: "上年数抄错", approvedOn: "2020-08-20" } },
  ]);
  expect(await play.stage.archive.get(id, 1)).toEqual(first);
  const second = await play.stage.archive.get(id, 2);
  expect(second?.files.map(({ format }) => format)).toContain("note");
});

it("takes 今天 for the day of a new approval, and no address with a space once the day is known", async () => {
  const play = await approved();
  const zhang = play.who("zhang");
  await zhang.type("/publish");
  await zhang.type("今天");
  expect(await zhang.type("https://www.example.gov.cn/a b")).toContain(
    "网址里不能有空格：“https://www.example.gov.cn/a b”",
  );
  await zhang.type("https://www.example.gov.cn/a");
  await zhang.type("/correct");
  await zhang.press("批复数有误");
  expect(await zhang.type("今天")).toContain("哪一项错了？");
});

it("tells whoever has no button whose it is to tell of the publication", async () => {
  const play = await approved();
  const [zhang, wang, zhao] = [play.who("zhang"), play.who("wang"), play.who("zhao")];
  await zhao.type("/status");
  await zhao.type("档案馆");
  for (const told of [await zhao.press("打开报告"), await wang.type("/list")]) {
    expect(told).not.toContain("点〔已公开〕");
  }
  expect(await zhao.type("/continue")).not.toContain("点〔已公开〕");
  expect(await zhang.hear()).toContain("公开以后请发 /publish 填日期和网址。");
  const li = play.who("li");
  expect(await li.hear()).toContain("公开以后由负责的填报人登记日期和网址。");
  expect(await zhang.type("/new 2019")).toContain("点〔已公开〕填日期和网址");
  const told = await li.type("/new 2019");
  expect(told).toContain("公开以后，由负责的填报人张三登记日期和网址。");
  expect(await li.type("9.99")).toContain("发现有误，请负责的填报人更正。");
});
