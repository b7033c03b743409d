import { describe, expect, it } from "vitest";
import { JobFailedError } from "../../../src/errors.js";
import type { ReportSnapshot } from "../../../src/events/report/report-snapshot.js";
import type { Jobs } from "../../../src/workflow/ports.js";
import { createFakeJobs, setUp } from "../set-up.js";
import { settlePromises } from "../manual-timers.js";

type Compiled = Awaited<ReturnType<Jobs["compile"]>>;

/** Jobs whose compilations end when told to. */
function createSlowJobs() {
  const started: ReportSnapshot[] = [];
  const endings: ((result: Compiled | Error) => void)[] = [];
  const jobs: Jobs = {
    ...createFakeJobs(),
    compile(snapshot) {
      started.push(snapshot);
      return new Promise((resolve, reject) => {
        endings.push((result) => {
          if (result instanceof Error) reject(result);
          else resolve(result);
        });
      });
    },
  };
  const file = { name: "决算.docx", mime: "application/x-test", bytes: new Uint8Array(3) };
  const compiled = { files: [file], hash: "0123456789ab", missingGlyphs: [] };
  return { jobs, started, end: (result: Compiled | Error = compiled) => endings.shift()?.(result) };
}

describe("a report asked for", () => {
  it("is compiled aside, with its progress replaced in place", async () => {
    const { jobs, end } = createSlowJobs();
    const { says, channel, workflow, outbox } = setUp({ jobs });
    await says("open r1");
    await says("/report");
    await says("12");
    await says("open r2", "2");
    expect(channel.told().slice(1)).toEqual([
      "1: 好的",
      "1: 正在生成Word文件，请稍候…",
      "1: 已记录 12",
      "2: 已新建 r2",
    ]);
    end();
    await workflow.settle();
    await outbox.idle();
    expect(channel.told().slice(5)).toEqual([
      "1: 已完成，文件在下面。",
      "1: [决算.docx] 《决算.docx》 11月24日，草稿：未填1项。内容标识0123456789ab。",
    ]);
    const progress = channel.sent.filter(({ out }) => out.kind === "progress");
    expect(progress[1]?.out).toMatchObject({ replaces: progress[0]?.ref });
  });

  it("is the report as it stood when it was asked for", async () => {
    const { jobs, started, end } = createSlowJobs();
    const { says, workflow } = setUp({ jobs });
    await says("open r1");
    await says("12");
    await says("/report");
    await says("13");
    end();
    await workflow.settle();
    const answer = { state: "value", value: { kind: "text", text: "12" } };
    expect(started).toMatchObject([
      {
        pack: "fake",
        year: "2019",
        date: "2026-11-24",
        answers: [["said", answer]],
        missing: ["团组数"],
      },
    ]);
  });

  it("is compiled once more, not many times, when asked for again meanwhile", async () => {
    const { jobs, started, end } = createSlowJobs();
    const { says, channel, workflow } = setUp({ jobs });
    await says("open r1");
    for (const text of ["1", "/report", "2", "/report", "3", "/report"]) await says(text);
    expect(started).toHaveLength(1);
    end();
    await settlePromises();
    end();
    await workflow.settle();
    expect(started.map(({ answers }) => JSON.stringify(answers))).toEqual([
      expect.stringContaining('"1"'),
      expect.stringContaining('"3"'),
    ]);
    expect(channel.told().filter((line) => line.includes("上一份还在生成"))).toHaveLength(2);
  });

  it("ends in a polite line when it fails, and can be asked for again", async () => {
    const { jobs, end } = createSlowJobs();
    const { says, channel, workflow, outbox, log } = setUp({ jobs });
    await says("open r1");
    await says("/report");
    end(new JobFailedError("worker died"));
    await workflow.settle();
    await outbox.idle();
    expect(channel.told().slice(-2)).toEqual([
      "1: 没有生成。",
      "1: Word文件没能生成，已填的内容都在。请稍后发 /report word 再试一次；还是不行请联系管理员。",
    ]);
    expect(log.lines).toEqual(["error: a report could not be compiled"]);
    await says("/report");
    end();
    await workflow.settle();
    await outbox.idle();
    expect(channel.told().at(-1)).toContain("[决算.docx]");
  });
});

describe("all files of a report", () => {
  const picture = { caption: "图1　支出", alt: "教育支出100%" };
  const files: Partial<Record<string, Compiled["files"]>> = {
    pictures: [
      { name: "图1.png", mime: "image/png", bytes: new Uint8Array(1), picture },
      {
        name: "图2.png",
        mime: "image/png",
        bytes: new Uint8Array(1),
        picture: { ...picture, caption: "图2　收入" },
      },
    ],
  };
  const compile: Jobs["compile"] = async (_snapshot, format) => {
    if (format === "xlsx") throw new JobFailedError("worker died");
    return {
      files: files[format] ?? [{ name: `决算.${format}`, mime: "a/b", bytes: new Uint8Array(1) }],
      hash: "0123456789ab",
      missingGlyphs: format === "pdf" ? ["😀 U+1F600", "𠮷 U+20BB7"] : [],
    };
  };

  it("come one by one, pictures as pictures; one that fails keeps none of the others", async () => {
    const { says, channel, workflow, outbox, log } = setUp({
      jobs: { ...createFakeJobs(), compile },
    });
    await says("open r1");
    await says("/report all");
    await workflow.settle();
    await outbox.idle();
    const about = "11月24日，草稿：未填1项。内容标识0123456789ab。";
    expect(channel.told().slice(2)).toEqual([
      "1: 正在生成Word文件（1/4），请稍候…",
      `1: [决算.docx] 《决算.docx》 ${about}`,
      "1: 正在生成Excel文件（2/4），请稍候…",
      "1: 正在生成PDF文件（3/4），请稍候…",
      `1: [决算.pdf] 《决算.pdf》 ${about}\n字库里没有：😀（U+1F600）、𠮷（U+20BB7），印成了〓，请换个字。`,
      "1: 正在生成图片（4/4），请稍候…",
      "1: 生成完了，共4个文件。",
      `1: [图1.png] 图1　支出\n${about}`,
      "1: [图2.png] 图2　收入",
      "1: Excel文件没能生成，别的都在上面，已填的内容都在。请稍后发 /report excel 再试一次；还是不行请联系管理员。",
    ]);
    expect(channel.sent.at(-2)?.out).toMatchObject({ kind: "picture", alt: "教育支出100%" });
    expect(log.lines).toEqual(["error: a report could not be compiled"]);
  });

  it("say so when there are no pictures", async () => {
    const none: Jobs["compile"] = async () => ({ files: [], hash: "", missingGlyphs: [] });
    const { says, channel, workflow } = setUp({ jobs: { ...createFakeJobs(), compile: none } });
    await says("open r1");
    await says("/report pictures");
    await workflow.settle();
    expect(channel.told().slice(-2)).toEqual(["1: 没有生成。", "1: 这份报告没有图。"]);
  });
});

describe("many reports at once", () => {
  it("wait for their turn and are told how many are before them", async () => {
    const { jobs, started, end } = createSlowJobs();
    const { says, channel, workflow, outbox } = setUp({ jobs, compileAtOnce: 2 });
    await says("open r1");
    await says("open r2", "2");
    for (const choice of ["docx", "xlsx", "pdf"]) await says(`/report ${choice}`);
    await says("/report", "2");
    expect(started).toHaveLength(2);
    const progress = (chat: string) =>
      channel.sent.flatMap(({ chat: to, out }) =>
        out.kind === "progress" && to === chat ? [out.text] : [],
      );
    expect(progress("1").at(-1)).toBe("正在排队，前面还有2份，轮到就生成。");
    expect(progress("2")).toEqual(["正在排队，前面还有3份，轮到就生成。"]);
    end();
    await settlePromises();
    expect(started).toHaveLength(3);
    expect(progress("1").at(-1)).toBe("正在生成PDF文件，请稍候…");
    expect(progress("2").at(-1)).toBe("正在排队，前面还有2份，轮到就生成。");
    end();
    await settlePromises();
    expect(progress("2").at(-1)).toBe("正在生成Word文件，请稍候…");
    end();
    end();
    await workflow.settle();
    await outbox.idle();
    expect(channel.sent.filter(({ out }) => out.kind === "file")).toHaveLength(4);
    // Each request has one message of progress, changed in place.
    const first = channel.sent.filter(({ out }) => out.kind === "progress" && !("replaces" in out));
    expect(first).toHaveLength(4);
  });
});

describe("a preview", () => {
  it("shows the text, with buttons for sections that work beside the prompt's", async () => {
    const { says, workflow, update, channel, outbox } = setUp();
    await says("open r1");
    await says("12");
    await says("/preview");
    await workflow.settle();
    await outbox.idle();
    const shown = channel.sent.at(-1)?.out;
    expect(shown).toMatchObject({
      text: "目录",
      buttons: [[{ label: "第一部分", token: "section:p1" }]],
    });
    await workflow.handle(update({ kind: "press", token: "section:p1" }));
    expect(channel.told().at(-1)).toBe('1: 按了 {"do":"preview","section":"p1"}');
  });

  it("shows one section", async () => {
    const { says, workflow, channel, outbox } = setUp();
    await says("open r1");
    await says("/preview p1");
    await workflow.settle();
    await outbox.idle();
    expect(channel.told().at(-1)).toBe("1: 正文 p1");
  });

  it("keeps the buttons of a prompt that came meanwhile", async () => {
    let end = (): void => undefined;
    const jobs: Jobs = {
      ...createFakeJobs(),
      preview: () =>
        new Promise((resolve) => {
          end = () => resolve({ sections: [{ id: "p1", title: "第一部分" }], text: "目录" });
        }),
    };
    const { says, workflow, store } = setUp({ jobs });
    await says("open r1");
    await says("/preview");
    await says("12");
    end();
    await workflow.settle();
    const { chat } = await store.load("fake:1", null);
    expect(chat.actions.map(([token]) => token)).toEqual(["3", "section:p1"]);
  });

  it("ends in a polite line when it fails", async () => {
    const jobs: Jobs = {
      ...createFakeJobs(),
      preview: () => Promise.reject(new JobFailedError("worker died")),
    };
    const { says, workflow, channel } = setUp({ jobs });
    await says("open r1");
    await says("/preview");
    await workflow.settle();
    expect(channel.told().at(-1)).toContain("没能生成");
  });
});
