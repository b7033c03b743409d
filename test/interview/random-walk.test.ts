import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Pack, QuestionKind } from "../../src/pack/pack.js";
import { TOWN } from "../pack/town-pack.js";
import { expectConsistent, expectForPeople, factsOf } from "./invariants.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

/** More of them were walked while this was written; a few are enough to notice a change. */
const WALKS = 12;

/** What people send: fitting, half fitting and out of place. */
const TEXTS = [
  "462.96",
  "56.95",
  "0",
  "-3.5",
  "4629600",
  "378.99",
  "384.99万元",
  "4,629,600元",
  "约20批",
  "3万5",
  "13人",
  "20个",
  "无",
  "2020年8月12日",
  "2019",
  "退休1人。",
  "新增两个项目，支出462.96万元。",
  "减少了开支。",
  "一、甲\n二、乙",
  "甲",
  "205",
  "2050803",
  "20805",
  "2019999",
  "999",
  "删除 205",
  "205 教育支出 384.99 37.57",
  "编码\t名称\t基本支出\t项目支出\n205\t教育支出\t384.99\t37.57\n201\t一般公共服务支出\t0\t10",
  "基本工资67.70万元，奖金56.95万元，办公费3.91万元",
  "因公出国（境）费\t2\t2.5\t1\n公务接待费\t3\t2.95\t1.77",
  "参照公务员法管理的事业单位",
  "行政单位",
  "公务接待、公务用车、会议、政府性基金、结转结余",
  "都没有",
  "元",
  "先空着",
  "写完了",
  "确定",
  "取消",
  "全部采用",
  "其余全部为0",
  "撤销",
  "上一题",
  "填报清单",
  "用同一段",
  "没错",
  "好的，收到",
  "部门名称：城南局",
  "1、甲事；2、乙事",
  "接待费 2.95\n公务用车 16.43",
  "甲 2.95\n乙 16.43",
  "462.96 400",
  "/list",
  "/edit 接待费",
  "/edit 办公费",
  "/edit 205",
  "/edit 原因",
  "/undo",
  "/start",
  "/new 2019",
  "/continue",
  "/help",
  "/xyz",
  "",
  "  ",
  "#",
  "<b>粗</b>",
  "{% x %} {{ 收入 }}",
  "😀😀",
  "\u0000\u200b",
];

type Move =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "press"; readonly at: number }
  | { readonly kind: "old"; readonly at: number }
  | { readonly kind: "edit"; readonly at: number; readonly text: string }
  | { readonly kind: "undo" };

const at = fc.nat(1000);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("text" as const), text: fc.constantFrom(...TEXTS) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("press" as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("old" as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      at,
      text: fc.constantFrom(...TEXTS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const) }) },
);

/** Every figure of the pack may be gone to by name, so that walks reach all of it. */
function withKeys(pack: Pack): fc.Arbitrary<Move> {
  const keys = [...pack.questions.values()]
    .filter((one) => one.value === undefined)
    .map((one) => one.key);
  return fc.oneof(
    { weight: 10, arbitrary: move },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...keys)
        .map((key): Move => ({ kind: "text", text: `/edit ${key}` })),
    },
  );
}

/** A conversation, and what its counts are worked out from. */
interface Walk {
  readonly pack: Pack;
  readonly talk: Talk;
}

class Walker {
  readonly tokens: string[] = [];
  readonly walk: Walk;

  constructor(walk: Walk) {
    this.walk = walk;
  }

  go(one: Move): void {
    const { talk } = this.walk;
    const alive = talk.messages
      .flatMap((message) => message.buttons.flat())
      .map((one) => one.token);
    this.tokens.push(...alive);
    switch (one.kind) {
      case "text":
        talk.type(one.text);
        return;
      case "press": {
        const token = alive[one.at % Math.max(1, alive.length)];
        talk.pressToken(token ?? "none");
        return;
      }
      case "old":
        talk.pressToken(this.tokens[one.at % Math.max(1, this.tokens.length)] ?? "none");
        return;
      case "edit":
        talk.edit(`m${String(1 + (one.at % talk.count()))}`, one.text);
        return;
      case "undo":
        talk.type("/undo");
        return;
      default:
        throw new Error(`unknown move: ${JSON.stringify(one satisfies never)}`);
    }
  }
}

/** A report answered from the first question to the last, right or wrong. */
function fillAll(pack: Pack): Talk {
  const talk = startFilling(pack, "公务接待、公务用车、会议、结转结余、政府性基金、因公出国（境）");
  const codes = ["205", "2080505", "2019999"];
  for (let n = 0; n < 400; n += 1) {
    const { position } = talk.chat();
    if (position.at === "done") return talk;
    if (position.at === "question" && position.adding === true) talk.press("写完了");
    else if (position.at === "question") talk.type(replyTo(pack, position.key, n));
    else if (position.at === "rows") talk.type(codes.pop() ?? "其余全部为0");
    else if (position.at === "close") talk.press("其余全部为0");
    else if (position.at === "which") talk.press("万元");
    else talk.press("先放着");
  }
  throw new Error(`the conversation does not end: ${talk.where()}`);
}

const REPLIES: Partial<Record<QuestionKind, readonly string[]>> = {
  money: ["12.34", "0", "56.78", "462.96"],
  count: ["20"],
  date: ["2020年8月12日"],
  year: ["2019"],
};
const TEXTS_GIVEN = ["退休1人。", "新增项目，多支出12.34万元。", "减少了开支。"];

function replyTo(pack: Pack, key: string, n: number): string {
  const question = pack.find(key);
  if (question?.kind === "choice") return question.options[0] ?? "";
  const replies = (question && REPLIES[question.kind]) ?? TEXTS_GIVEN;
  return replies[n % replies.length] ?? "";
}

const WAITING = new Set(["paste", "which", "last-year", "import"]);

/** One move, and what holds after it; what it changed is taken back in a conversation of its own. */
function goChecked(walker: Walker, one: Move): void {
  const { pack, talk } = walker.walk;
  const id = talk.chat().report;
  if (id === null) {
    talk.type("/new 2019");
    return;
  }
  const before = factsOf(talk.report());
  walker.go(one);
  expectForPeople(talk.messages);
  if (talk.chat().report !== id) return;
  expectConsistent(pack, talk.report());
  if (talk.messages.length > 0) expect(talk.labels().length).toBeGreaterThan(0);
  if (talk.report().undo.at(-1)?.batch === String(talk.count())) {
    const other = talk.fork();
    // What still waits for a yes is called off first.
    if (WAITING.has(other.where())) other.type("/undo");
    other.type("/undo");
    expect(factsOf(other.report())).toEqual(before);
    expectConsistent(pack, other.report());
  } else if (!talk.events.some((event) => event.type === "undone")) {
    expect(factsOf(talk.report())).toEqual(before);
  }
}

/** A small pack with one of everything, and last year's figures known. */
function startTown(): Walk {
  const lastYear = { "income.total": { kind: "money", yuan: "3789900", precision: "50" } } as const;
  const talk = startTalk(TOWN, { lastYear });
  talk.type("/new 2019");
  talk.type("行政单位\n公务接待、政府性基金");
  talk.press("确定");
  return { pack: TOWN, talk };
}

describe("whatever is sent", () => {
  let pack: Pack;
  beforeAll(async () => {
    pack = await finalAccounts();
  });

  it.each([
    {
      from: "a report just begun",
      start: (): Walk => ({ pack, talk: startFilling(pack, "公务接待、会议、政府性基金") }),
    },
    { from: "a report filled to the end", start: (): Walk => ({ pack, talk: fillAll(pack) }) },
    {
      from: "a pack with one of everything",
      start: startTown,
    },
  ])("keeps counts and findings true and takes back exactly, from $from", ({ start }) => {
    const origin = start();
    expectConsistent(origin.pack, origin.talk.report());
    fc.assert(
      fc.property(fc.array(withKeys(origin.pack), { maxLength: 40, size: "max" }), (moves) => {
        const walker = new Walker({ ...origin, talk: origin.talk.fork() });
        for (const one of moves) goChecked(walker, one);
      }),
      { numRuns: WALKS },
    );
  });
});
