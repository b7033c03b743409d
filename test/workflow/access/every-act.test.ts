import { beforeAll, describe, expect, it } from "vitest";
import type { Action } from "../../../src/events/chat/chat-events.js";
import type { OfficeAct } from "../../../src/events/office/office-acts.js";
import type { ReviewAct } from "../../../src/events/review/review-acts.js";
import type { Somebody } from "../bureau.js";
import { forgePress } from "../forge-press.js";
import { type Play, playBureau } from "../play.js";
import { fill, smallReport } from "../review/small-report.js";

/** One of each role at 园区办 (d2); at 档案馆 (d1) 安会计 fills and 贝审核 reviews. */
const ROLES = ["operator", "manager", "reviewer", "clerk", "nobody"] as const;
const PEOPLE: readonly Somebody[] = [
  ...(["operator", "manager", "reviewer", "clerk"] as const).map((role) => ({
    ...{ id: role, name: `园区${role}` },
    grants: [{ role, department: "d2" }],
  })),
  { id: "nobody", name: "没有角色", grants: [] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
  { id: "bea", name: "贝审核", grants: [{ role: "reviewer", department: "d1" }] },
];

/** What aims at a report, or at a department and its people. */
interface Aim {
  readonly department: string;
  readonly report: string;
  readonly person: string;
}

const KEY = "fee.office";
const FINDING = "G1";

/** One button of every kind there is: a new kind does not compile until it stands here. */
const ACTIONS: {
  readonly [K in Exclude<Action["do"], "office" | "review">]: (
    aim: Aim,
  ) => Extract<Action, { do: K }>;
} = {
  answer: () => ({ do: "answer", key: KEY, reply: "9.00" }),
  suggestion: () => ({ do: "suggestion", key: KEY }),
  "not-applicable": () => ({ do: "not-applicable", key: KEY }),
  withhold: () => ({ do: "withhold", key: KEY }),
  skip: () => ({ do: "skip", key: KEY }),
  where: () => ({ do: "where", key: KEY }),
  back: () => ({ do: "back" }),
  next: () => ({ do: "next" }),
  add: () => ({ do: "add", key: KEY }),
  list: () => ({ do: "list" }),
  go: () => ({ do: "go", to: KEY }),
  group: () => ({ do: "group", group: "fees" }),
  fill: () => ({ do: "fill", group: "fees" }),
  same: () => ({ do: "same", key: "meeting.reason", from: "meeting.reason" }),
  "last-year": () => ({ do: "last-year", take: true }),
  carried: () => ({ do: "carried", key: KEY }),
  "carried-all": () => ({ do: "carried-all", group: "fees", sure: true }),
  choose: () => ({ do: "choose", index: 0 }),
  paste: () => ({ do: "paste" }),
  tick: () => ({ do: "tick", key: KEY, option: "x" }),
  confirm: () => ({ do: "confirm" }),
  cancel: () => ({ do: "cancel" }),
  walk: () => ({ do: "walk" }),
  "close-zero": () => ({ do: "close-zero", group: "fees" }),
  "close-none": () => ({ do: "close-none", group: "fees" }),
  reopen: () => ({ do: "reopen", group: "fees" }),
  mend: () => ({ do: "mend", finding: FINDING, key: KEY, value: "20000" }),
  explain: () => ({ do: "explain", finding: FINDING }),
  later: () => ({ do: "later", finding: FINDING }),
  look: () => ({ do: "look", finding: FINDING }),
  reviewed: () => ({ do: "reviewed", key: "meeting.reason" }),
  undo: () => ({ do: "undo" }),
  preview: () => ({ do: "preview", section: "" }),
  report: () => ({ do: "report", choice: "docx" }),
  new: ({ department }) => ({ do: "new", year: "2020", sure: true, department }),
  continue: ({ report }) => ({ do: "continue", report, key: KEY }),
  "put-away": ({ report }) => ({ do: "put-away", report }),
  import: () => ({ do: "import", take: true }),
  template: () => ({ do: "template", all: true }),
};

const REVIEW_ACTS: { readonly [K in ReviewAct["what"]]: Extract<ReviewAct, { what: K }> } = {
  submit: { what: "submit" },
  withdraw: { what: "withdraw" },
  changes: { what: "changes" },
  return: { what: "return" },
  "send-back": { what: "send-back" },
  pass: { what: "pass", finding: FINDING },
  approve: { what: "approve" },
  publish: { what: "publish" },
  today: { what: "today" },
  correct: { what: "correct" },
  cause: { what: "cause", cause: "text" },
  "take-correction": { what: "take-correction" },
  "drop-correction": { what: "drop-correction" },
  note: { what: "note" },
  mine: { what: "mine" },
  theirs: { what: "theirs" },
  share: { what: "share" },
  assign: { what: "assign", part: "who:office", person: "ann" },
  stop: { what: "stop" },
};

const OFFICE_ACTS: {
  readonly [K in OfficeAct["what"]]: (aim: Aim) => Extract<OfficeAct, { what: K }>;
} = {
  invite: ({ department }) => ({ what: "invite", role: "clerk", department }),
  link: () => ({ what: "link" }),
  people: ({ department }) => ({ what: "people", department }),
  person: ({ person }) => ({ what: "person", person }),
  remove: ({ person }) => ({ what: "remove", person, sure: true }),
  revoke: ({ person, department }) => ({
    ...{ what: "revoke", person },
    grant: { role: "clerk", department, responsible: true },
  }),
  responsible: ({ person, department }) => ({ what: "responsible", person, department }),
  "cancel-invitation": () => ({ what: "cancel-invitation", hash: "h1" }),
  leave: () => ({ what: "leave", sure: false }),
  list: () => ({ what: "list" }),
  "take-list": () => ({ what: "take-list" }),
  stop: () => ({ what: "stop" }),
  status: ({ department }) => ({ what: "status", department }),
  "status-sheet": () => ({ what: "status-sheet" }),
  totals: ({ department }) => ({ what: "totals", of: department, unapproved: true }),
  "make-totals": () => ({ what: "make-totals" }),
  nudge: ({ department }) => ({ what: "nudge", department, sure: true }),
  deadline: ({ department }) => ({ what: "deadline", department, typed: "2021-01-01" }),
  "take-deadline": () => ({ what: "take-deadline" }),
  audit: ({ department }) => ({ what: "audit", department }),
};

function everyAction(aim: Aim): readonly Action[] {
  return [
    ...Object.values(ACTIONS).map((make) => make(aim)),
    ...Object.values(REVIEW_ACTS).map((act): Action => ({ do: "review", act })),
    ...Object.values(OFFICE_ACTS).map((make): Action => ({ do: "office", act: make(aim) })),
  ];
}

/** Filled by 安会计: 办公费 1, 差旅费 2, 会议费 2.4 after 1.2; handed in where it waits for 贝审核. */
const SECRET =
  /1\.00万|2\.00万|2\.40万|1\.20万|10000|20000|24000|全区会议|安会计|贝审核|填报中|待审核/;

describe.each(["filling", "review"] as const)("a report of 档案馆 in phase %s", (phase) => {
  let play: Play;
  let aim: Aim;
  beforeAll(async () => {
    play = await playBureau(smallReport(), PEOPLE, {
      deadlines: [
        {
          type: "deadline-set",
          department: "d1",
          year: "2019",
          approvedOn: null,
          due: "2020-08-21",
        },
      ],
    });
    await fill(play.who("ann"), "3.20");
    if (phase === "review") {
      for (const text of ["看问题", "写审核说明", "批复时已取整", "/submit"])
        await play.who("ann").type(text);
    }
    const { id: report } = await play.report("d1");
    aim = { department: "d1", report, person: "ann" };
    expect((await play.report("d1")).phase).toBe(phase);
    await play.who("ann").hear();
    await play.who("bea").hear();
  });

  /** Everything of 档案馆. */
  async function stands(): Promise<string> {
    const office = play.store.office();
    const people = ["ann", "bea"].map((id) => office.people.get(id));
    const ofThere = <T>(entries: Iterable<[string, T]>) =>
      [...entries].filter(([, value]) => JSON.stringify(value).includes('"d1"'));
    return JSON.stringify([
      (await play.report("d1")).version,
      people.map((person) => [person?.grants, person?.hasLeft]),
      [...office.deadlines].filter(([key]) => key.startsWith("d1/")),
      [...office.reports].filter(([key]) => key.startsWith("d1/")),
      ofThere(office.invitations),
      await play.who("ann").hear(),
      await play.who("bea").hear(),
    ]);
  }

  it.each(ROLES)("is closed to the %s of another department, whatever they press", async (role) => {
    const before = await stands();
    for (const action of everyAction(aim)) {
      for (const position of [{ at: "done" }, { at: "question", key: KEY }] as const) {
        const open = { report: aim.report, position };
        const from = play.stage.channel.sent.length;
        const told = await forgePress(play, role, action, open);
        const what = `${JSON.stringify(action)}: ${told}`;
        expect(told, what).not.toMatch(SECRET);
        const files = play.stage.channel.sent
          .slice(from)
          .flatMap(({ out }) => ("bytes" in out ? [Buffer.from(out.bytes).toString("utf8")] : []));
        expect(files.join("\n"), what).not.toMatch(SECRET);
        expect(await stands(), what).toBe(before);
      }
    }
  });
});

describe("a report of 园区办 that its clerk fills", () => {
  const READERS = ["manager", "reviewer"] as const;
  const OTHERS = ["operator", "manager", "reviewer", "nobody"] as const;
  let play: Play;
  let aim: Aim;
  beforeAll(async () => {
    play = await playBureau(smallReport(), PEOPLE);
    await fill(play.who("clerk"), "3.20");
    const { id: report } = await play.report("d2");
    aim = { department: "d2", report, person: "clerk" };
  });

  /** Who got a file is recorded, and changes nothing. */
  async function stands(): Promise<string> {
    const { answers, closures, rows, phase, review } = await play.report("d2");
    return JSON.stringify([[...answers], [...closures], phase, [...review.assigned], [...rows]]);
  }

  it.each(OTHERS)("is not changed by the %s, whatever they press", async (role) => {
    const before = await stands();
    const reads = READERS.some((one) => one === role);
    for (const action of everyAction({ ...aim, person: "ann" })) {
      const isSetUp = action.do === "office" && ["invite", "revoke"].includes(action.act.what);
      if (isSetUp) continue;
      const open = { report: aim.report, position: { at: "question", key: KEY } } as const;
      const told = await forgePress(play, role, action, open);
      const what = `${JSON.stringify(action)}: ${told}`;
      expect(await stands(), what).toBe(before);
      if (!reads) expect(told, what).not.toMatch(/1\.00万|2\.00万|2\.40万|全区会议/);
    }
  });
  it("is changed by the clerk pressing the same", async () => {
    const before = await stands();
    const open = { report: aim.report, position: { at: "question", key: KEY } } as const;
    await forgePress(play, "clerk", ACTIONS.answer(aim), open);
    expect(await stands()).not.toBe(before);
  });
});
