import { beforeEach, describe, expect, it } from "vitest";
import { expectConsistent } from "./invariants.js";
import { startTalk, type Talk } from "./talk.js";
import { tinyPack } from "./tiny-pack.js";

const PACK = tinyPack({
  groups: `
  - group: items
    title: 支出明细
    place: 表一
    sparse: true
    questions:
      - { key: item.pay, label: 工资, kind: money, usual: true }
      - { key: item.rent, label: 房租, kind: money }
      - { key: item.heat, label: 取暖费, kind: money }
      - { key: item.all, label: 本级支出, kind: money, suggest: item.pay + item.rent + item.heat }
  - group: why
    title: 说明
    place: 表二
    questions:
      - { key: all.prior, label: 上年支出, kind: money }
      - { key: all.now, label: 本年支出, kind: money, value: item.all }
      - key: all.reason
        label: 变动的原因
        kind: text
        when: all.now != all.prior
        lead: "支出{{ all.now | change_from: all.prior }}，主要原因是"
        explains: all.now - all.prior
      - key: all.note
        label: 支出的去向
        kind: text
        lead: "支出{{ all.now | amount }}，"
        explains: all.now
`,
});

let talk: Talk;

beforeEach(() => {
  talk = startTalk(PACK);
  talk.type("/new 2019");
  talk.press("确定");
  talk.type("100");
  talk.press("其余全部为0");
  talk.typeAll("80", "新增一个项目。", "都用于工资。");
  expect(marks()).toEqual({});
});

/** Explanation -> what made it doubtful. */
function marks(): Readonly<Record<string, string>> {
  return Object.fromEntries([...talk.report().reviews].map(([key, mark]) => [key, mark.key]));
}

function reopen(): void {
  talk.press("填报清单");
  talk.press("支出明细");
  talk.press("再加一项");
}

function change(name: string, reply: string): void {
  talk.type(`/edit ${name}`);
  talk.type(reply);
}

describe("no figure that counts is other than it was: nothing is marked", () => {
  const roundTrips: readonly (readonly [string, () => void])[] = [
    ["a group is reopened", reopen],
    [
      "it is closed again unchanged",
      () => {
        reopen();
        talk.press("其余全部为0");
      },
    ],
    [
      "the closing is taken back",
      () => {
        reopen();
        talk.press("其余全部为0");
        talk.type("/undo");
      },
    ],
    [
      "the reopening is taken back",
      () => {
        reopen();
        talk.type("/undo");
      },
    ],
    [
      "an item is added and taken back",
      () => {
        reopen();
        change("房租", "5");
        talk.typeAll("/undo", "/undo");
      },
    ],
    [
      "an item is said to be 无此项, and that is taken back",
      () => {
        talk.type("/edit 工资");
        talk.press("无此项");
        expect(marks()).not.toEqual({});
        talk.type("/undo");
      },
    ],
    [
      "a figure goes through several values and back",
      () => {
        change("工资", "110");
        change("工资", "120");
        talk.typeAll("/undo", "/undo");
      },
    ],
    [
      "an explanation ceases to be asked, and is asked again",
      () => {
        change("上年支出", "100");
        talk.type("/undo");
      },
    ],
  ];

  it.each(roundTrips)("%s", (_, act) => {
    act();
    expect(marks()).toEqual({});
    expectConsistent(PACK, talk.report());
  });
});

describe("what was zero in a closed group", () => {
  it("makes explanations doubtful once it is another figure, however the group was reopened", () => {
    reopen();
    change("房租", "5");
    expect(marks()).toEqual({ "all.reason": "item.rent", "all.note": "item.rent" });
  });
});

describe("a mark of before", () => {
  beforeEach(() => {
    change("工资", "110");
    expect(marks()).toEqual({ "all.reason": "item.pay", "all.note": "item.pay" });
  });

  it.each([
    ["another figure", () => change("上年支出", "85")],
    ["a group reopened", reopen],
    ["the explanation itself", () => change("变动的原因", "新增两个项目。")],
    ["the condition of the explanation", () => change("上年支出", "110")],
  ])("is there again after %s and its undo", (_, act) => {
    act();
    talk.type("/undo");
    expect(marks()).toEqual({ "all.reason": "item.pay", "all.note": "item.pay" });
    talk.type("/undo");
    expect(marks()).toEqual({});
    expectConsistent(PACK, talk.report());
  });
});
