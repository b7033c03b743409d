import { describe, expect, it } from "vitest";
import type { ReportPhase } from "../../../src/events/report/report-state.js";
import { type Play, playBureau } from "../play.js";
import { fill, PEOPLE, smallReport } from "./small-report.js";

/** The way of a report, step by step; each leads to a phase. */
const WAY: readonly { readonly phase: ReportPhase; go(play: Play): Promise<void> }[] = [
  { phase: "filling", go: ({ who }) => fill(who("zhang")) },
  {
    phase: "review",
    go: async ({ who }) => {
      await who("zhang").type("/submit");
    },
  },
  {
    phase: "approved",
    go: async ({ who }) => {
      await who("wang").hear();
      await who("wang").press("看报告");
      await who("wang").press("通过");
    },
  },
  {
    phase: "published",
    go: async ({ who }) => {
      await who("zhang").type("/publish");
      await who("zhang").type("2020-08-20 https://www.example.gov.cn/a.html");
    },
  },
];

async function playTo(phase: ReportPhase): Promise<Play> {
  const play = await playBureau(smallReport(), PEOPLE);
  for (const step of WAY) {
    await step.go(play);
    expect((await play.report("d1")).phase).toBe(step.phase);
    if (step.phase === phase) return play;
  }
  throw new Error(`nothing leads to ${phase}`);
}

/** Every way to change an answer. */
const WAYS = [
  { how: "typed", doing: ["/edit 办公费", "1.50"] },
  { how: "pasted", doing: ["/edit 办公费", "办公费 1.50\n差旅费 2.50", "全部采用"] },
  { how: "无此项", doing: ["/edit 办公费", "无此项"] },
  { how: "taken back", doing: ["/undo"] },
  { how: "edited", doing: ["edit m3"] },
  { how: "put away", doing: ["/list", "收起这份报告"] },
] as const;

const CLOSED = ["review", "approved", "published"] as const;

describe.each(CLOSED)("a report in phase %s", (phase) => {
  it.each(WAYS)("takes no change: $how", async ({ doing }) => {
    const play = await playTo(phase);
    const before = await play.report("d1");
    const [version, answers] = [before.version, JSON.stringify([...before.answers])];
    const zhang = play.who("zhang");
    for (const message of doing) {
      const [, edited] = /^edit (\S+)/.exec(message) ?? [];
      if (edited === undefined) await zhang.type(message);
      else await zhang.edit(edited, "1.50");
    }
    const after = await play.report("d1");
    expect(JSON.stringify([...after.answers])).toBe(answers);
    expect([after.version, after.phase]).toEqual([version, phase]);
  });

  it("takes no stale button", async () => {
    const play = await playBureau(smallReport(), PEOPLE);
    await fill(play.who("zhang"));
    // A second device of the same chat's history: a button of before the submission.
    await play.who("zhang").type("/edit 办公费");
    const stage = play.stage;
    const zero = stage.channel.sent
      .filter(({ chat }) => chat === "zhang")
      .flatMap(({ out }) => (out.kind === "message" ? out.buttons.flat() : []))
      .filter(({ label }) => label === "0")
      .at(-1);
    await play.who("zhang").type("/submit");
    await stage.workflow.handle(stage.update({ kind: "press", token: zero?.token ?? "" }, "zhang"));
    expect((await play.report("d1")).answers.get("fee.office")?.typed).toBe("1.00");
  });
});

it("says why, and what to do instead", async () => {
  const play = await playTo("review");
  expect(await play.who("zhang").edit("m3", "1.50")).toContain(
    "这份报告正在审核，没有改。要改，先点〔撤回〕。",
  );
  expect(await play.who("zhang").type("/edit 办公费")).toContain("办公费：1.00万元");
});

/** Who may take which step in which phase: everything else is refused and changes nothing. */
const STEPS = [
  { command: "/submit", in: { filling: ["zhang"] } },
  { command: "撤回", in: { review: ["zhang"] } },
  { command: "/publish", in: { approved: ["zhang"] } },
  { command: "/correct", in: { approved: ["zhang"], published: ["zhang"] } },
  { command: "不更正了", in: {} },
] as const;
const ACTORS = ["zhang", "li", "wang", "zhao"] as const;
const PHASES = ["filling", ...CLOSED] as const;

describe.each(PHASES)("in phase %s", (phase) => {
  it.each(STEPS)("$command is for those who may", async ({ command, in: allowed }) => {
    for (const actor of ACTORS) {
      const play = await playTo(phase);
      const { version } = await play.report("d1");
      const person = play.who(actor);
      const { report } = (await play.store.load("fake:zhang", null)).chat;
      // Everybody may look: the report is opened as a notice's button would.
      await play.stage.workflow.handle(
        play.stage.update({ kind: "text", text: "/start", messageId: "m0" }, actor),
      );
      await openAs(play, actor, report ?? "");
      await person.type(command);
      const may = ((allowed as Record<string, readonly string[]>)[phase] ?? []).includes(actor);
      const { chat } = await play.store.load(`fake:${actor}`, null);
      const moved =
        (await play.report("d1")).version !== version ||
        (chat.position.at === "review" && chat.report === report);
      expect([actor, moved]).toEqual([actor, may]);
    }
  });
});

/** As a notice about the report opens it. */
async function openAs(play: Play, actor: string, report: string): Promise<void> {
  const { commitOffice } = await import("../../../src/workflow/commit-office.js");
  await commitOffice(
    {
      store: play.store,
      clock: { now: () => "2020-08-21T00:00:00.000Z" },
      ids: { next: () => `open-${actor}` },
    },
    {
      ...{ chat: "system:test", by: "system:test" },
      decide: () => [
        { type: "notified", notice: { id: `n-${actor}`, person: actor, text: "请看", report } },
      ],
    },
  );
  play.stage.workflow.notices.deliver();
  await play.who(actor).hear();
  await play.who(actor).press("打开");
}
