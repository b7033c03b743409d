import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openLowdbStore } from "../../../storage/lowdb/lowdb-store.js";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import type { OfficeEvent } from "../../../src/events/office/office-events.js";
import type { ReportPhase } from "../../../src/events/report/report-state.js";
import { commitOffice } from "../../../src/workflow/commit-office.js";
import { createDateInZone, createHourInZone } from "../../../src/workflow/date-in-zone.js";
import { createNotices, type Notices } from "../../../src/workflow/notices/notices.js";
import type { Store } from "../../../src/workflow/ports.js";
import { isQuiet, lastReminderDay } from "../../../src/workflow/notices/reminder-days.js";
import {
  type Reminders,
  type ReminderSettings,
  startReminders,
} from "../../../src/workflow/notices/reminders.js";
import { hastyDisk } from "../../storage/lowdb/hasty-disk.js";
import { summaryOf } from "../../storage/commits.js";
import { createManualTimers } from "../manual-timers.js";
import { createRecordingLog } from "../recording-log.js";

const ZONE = "Asia/Shanghai";
const dateOf = createDateInZone(ZONE);
const hourOf = createHourInZone(ZONE);
/** 2020-01-01, midnight there. */
const START = Date.UTC(2019, 11, 31, 16);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const dirs: string[] = [];
afterAll(() =>
  Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true, maxRetries: 10 }))),
);

interface Told {
  readonly id: string;
  readonly person: string;
  readonly day: string;
  readonly hour: number;
  readonly text: string;
}

/** A bureau whose clock is moved by hand; what people are told is kept, over restarts too. */
async function setUpBureau(
  given: {
    readonly settings?: Partial<ReminderSettings>;
    readonly open?: (now: () => string) => Promise<Store>;
  } = {},
) {
  let at = START;
  let ids = 0;
  const clock = { now: () => new Date(at).toISOString() };
  const open = given.open ?? (async () => createMemoryStore());
  const log = createRecordingLog();
  const told: Told[] = [];
  let store = await open(clock.now);
  const base = () => ({ store, clock, ids: { next: () => `id${(ids += 1)}` } });
  let notices: Notices;
  let reminders: Reminders;
  let isMute = false;

  function start(): void {
    notices = createNotices({
      ...base(),
      log,
      tell: async ({ id, person, text }) => {
        told.push({ id, person, text, day: dateOf(clock.now()), hour: hourOf(clock.now()) });
        return true;
      },
    });
    const mute: Notices = { deliver: () => undefined, settle: async () => undefined };
    reminders = startReminders({
      ...base(),
      log,
      timers: createManualTimers(),
      notices: isMute ? mute : notices,
      dateOf,
      hourOf,
      quiet: { from: 20, until: 8 },
      digest: { hour: 9, days: [] },
      ...given.settings,
    });
  }
  start();
  return {
    told,
    log,
    office: () => store.office(),
    now: () => at,
    async record(events: readonly OfficeEvent[]) {
      await commitOffice(base(), { chat: "test", by: "test:1", decide: () => events });
    },
    /** A report comes into a phase. */
    async move(unit: string, phase: ReportPhase, from = "test") {
      const { chat, report } = await store.load(from, `r-${unit}`);
      await store.commit({
        update: `move${(ids += 1)}`,
        chat: from,
        expected: {
          chat: chat.version,
          report: { id: `r-${unit}`, version: report?.version ?? 0 },
        },
        chatEvents: [],
        reportEvents: [{ batch: "b", by: "test:1", at: clock.now(), event: { type: "submitted" } }],
        summary: summaryOf(`r-${unit}`, { unit, phase, since: clock.now(), year: "2019" }),
      });
    },
    async goTo(time: number) {
      at = time;
      await reminders.check();
      await notices.settle();
    },
    /** From now on nothing written is told, as if the process were killed in between. */
    mute() {
      isMute = true;
    },
    async restart() {
      await reminders.stop();
      await notices.settle();
      await store.close();
      store = await open(clock.now);
      const wasMute = isMute;
      isMute = false;
      start();
      await reminders.stop();
      await notices.settle();
      return wasMute;
    },
    /** Restarts so that what is written next is not told before the restart after it. */
    async restartMute() {
      await reminders.stop();
      await notices.settle();
      await store.close();
      store = await open(clock.now);
      isMute = true;
      start();
      await reminders.stop();
    },
  };
}

const department = (id: string): OfficeEvent => ({
  type: "department-set",
  department: id,
  name: `${id}局`,
  parent: null,
});
const due = (id: string, day: string): OfficeEvent => ({
  type: "deadline-set",
  department: id,
  year: "2019",
  approvedOn: null,
  due: day,
});
const person = (id: string): OfficeEvent[] => [
  { type: "person-added", person: id, name: id },
  { type: "account-linked", person: id, account: `fake:${id}`, chat: `fake:${id}` },
];
const grant = (
  id: string,
  role: "clerk" | "reviewer" | "manager",
  unit: string | null,
): OfficeEvent => ({
  type: "granted",
  person: id,
  grant: { role, department: unit },
});
const dayOf = (time: number) => dateOf(new Date(time).toISOString());

describe("the days of the schedule", () => {
  it.each([
    ["2020-08-05", undefined],
    ["2020-08-06", "2020-08-06"],
    ["2020-08-12", "2020-08-06"],
    ["2020-08-13", "2020-08-13"],
    ["2020-08-17", "2020-08-17"],
    ["2020-08-18", "2020-08-18"],
    ["2020-08-20", "2020-08-20"],
    ["2020-08-21", "2020-08-21"],
    ["2020-09-30", "2020-09-30"],
  ])("on %s the last one for 8月20日 was %s", (today, day) => {
    expect(lastReminderDay("2020-08-20", today)).toBe(day);
  });

  it.each([
    [20, 8, [20, 23, 0, 7], [8, 12, 19]],
    [12, 14, [12, 13], [11, 14]],
    [0, 0, [], [0, 12]],
  ])("keeps quiet from %i until %i", (from, until, quiet, loud) => {
    expect(quiet.every((hour) => isQuiet({ from, until }, hour))).toBe(true);
    expect(loud.some((hour) => isQuiet({ from, until }, hour))).toBe(false);
  });
});

describe("a simulated year", () => {
  /** Hour of the year at which a department comes into a phase; always at night. */
  interface Step {
    readonly time: number;
    readonly unit: number;
    readonly phase: ReportPhase;
  }
  const UNITS = 200;
  const CLERKS = 80;
  const REVIEWERS = 4;
  /** Where reports are changed at the same time, one after the other in each. */
  const CHATS = 8;
  const clerkOf = (unit: number) => `c${unit % CLERKS}`;
  const reviewerOf = (unit: number) => `r${unit % REVIEWERS}`;
  const dueDayOf = (unit: number) => 210 + (unit % 5) * 9;
  const nightOf = (day: number) => START + day * DAY + 3 * HOUR;
  const steps: readonly Step[] = Array.from({ length: UNITS }, (_, unit) => {
    const begun = dueDayOf(unit) - 40 + ((unit * 7) % 38);
    const at = (later: number, phase: ReportPhase) => ({
      time: nightOf(begun + later),
      unit,
      phase,
    });
    const all = [
      at(0, "filling"),
      at(3 + (unit % 6), "review"),
      at(6 + (unit % 6), "returned"),
      at(8 + (unit % 6), "review"),
      at(11 + (unit % 6), "approved"),
      at(13 + (unit % 6), "published"),
    ];
    // Some never come to an end before the year does.
    return unit % 40 === 0 ? all.slice(0, unit % 80 === 0 ? 1 : 2) : all;
  })
    .flat()
    .sort((a, b) => a.time - b.time);

  /** Day by day as the rule is told, from nothing but the plan above. */
  function expectReminders(days: number): string[] {
    const expected: string[] = [];
    for (let day = 0; day < days; day += 1) {
      const people = new Set<string>();
      for (let unit = 0; unit < UNITS; unit += 1) {
        const left = dueDayOf(unit) - day;
        if (left >= 0 && ![14, 7, 3, 2, 1, 0].includes(left)) continue;
        const phase = steps.filter((one) => one.unit === unit && one.time <= nightOf(day)).at(-1);
        if (phase?.phase === "published") continue;
        people.add(phase?.phase === "review" ? reviewerOf(unit) : clerkOf(unit));
      }
      for (const one of people) expected.push(`${dayOf(START + day * DAY)} ${one}`);
    }
    return expected.sort();
  }

  it(
    "reminds exactly as specified, none lost and none twice over 20 restarts",
    { timeout: 120_000 },
    async () => {
      const dir = await mkdtemp(path.join(os.tmpdir(), "reminders-"));
      dirs.push(dir);
      const bureau = await setUpBureau({
        open: (now) =>
          openLowdbStore({ dir, clock: { now }, log: createRecordingLog(), disk: hastyDisk }),
      });
      const units = Array.from({ length: UNITS }, (_, unit) => unit);
      await bureau.record([
        ...units.map((unit) => department(`d${unit}`)),
        ...units.map((unit) => due(`d${unit}`, dayOf(START + dueDayOf(unit) * DAY))),
        ...Array.from({ length: CLERKS }, (_, index) => person(`c${index}`)).flat(),
        ...Array.from({ length: REVIEWERS }, (_, index) => person(`r${index}`)).flat(),
        ...units.map((unit) => grant(clerkOf(unit), "clerk", `d${unit}`)),
        ...units.map((unit) => grant(reviewerOf(unit), "reviewer", `d${unit}`)),
      ]);
      const DAYS = 366;
      const next = [...steps];
      let restarts = 0;
      for (let hour = 0; hour < DAYS * 24; hour += 1) {
        const time = START + hour * HOUR;
        const later = next.findIndex((one) => one.time > time);
        const moves = next.splice(0, later < 0 ? next.length : later);
        await Promise.all(
          Array.from({ length: CHATS }, async (_, chat) => {
            for (const { unit, phase } of moves) {
              if (unit % CHATS === chat) await bureau.move(`d${unit}`, phase, `test-${chat}`);
            }
          }),
        );
        await bureau.goTo(time);
        const day = Math.floor(hour / 24);
        // Ten times just after the morning's reminders, ten times killed between writing and telling them.
        if (day >= 190 && day < 290 && day % 10 === 0 && hour % 24 === 8) {
          await bureau.restart();
          restarts += 1;
        }
        if (day >= 190 && day < 290 && day % 10 === 5) {
          if (hour % 24 === 7) await bureau.restartMute();
          if (hour % 24 === 8) {
            await bureau.restart();
            restarts += 1;
          }
        }
      }
      expect(restarts).toBe(20);
      const told = bureau.told.map(({ day, person: who }) => `${day} ${who}`).sort();
      expect(told.length).toBeGreaterThan(900);
      expect(told).toEqual(expectReminders(DAYS));
      expect(new Set(bureau.told.map(({ id }) => id)).size).toBe(bureau.told.length);
      expect(new Set(bureau.told.map(({ hour }) => hour))).toEqual(new Set([8]));
      expect(bureau.office().notices.size).toBe(0);
    },
  );
});

describe("reminders", () => {
  const at = (date: string, hour: number) => Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR;

  async function one(settings: Partial<ReminderSettings> = {}) {
    const bureau = await setUpBureau({ settings });
    await bureau.record([
      ...[department("教育"), due("教育", "2020-08-20"), ...person("张三")],
      grant("张三", "clerk", "教育"),
    ]);
    return bureau;
  }

  it("say what is owed, by when, in one message for all of a person's departments", async () => {
    const bureau = await one();
    await bureau.record([
      ...[department("体育"), due("体育", "2020-08-25"), grant("张三", "clerk", "体育")],
      ...[department("卫生"), due("卫生", "2020-08-20"), grant("张三", "reviewer", "卫生")],
    ]);
    await bureau.move("教育", "filling");
    await bureau.move("卫生", "review");
    await bureau.goTo(at("2020-08-17", 8));
    const [reminder, ...others] = bureau.told;
    expect(others).toEqual([]);
    expect(reminder?.text.split("\n")).toEqual([
      "提醒：2019年度决算公开",
      "教育局：填报中11%，8月20日截止，还剩3天。",
      "体育局：未开始，8月25日截止，还剩8天。",
      "等您审核：",
      expect.stringMatching(/^卫生局：待审核\d+天，8月20日截止，还剩3天。$/),
    ]);
  });

  it("wait for the morning", async () => {
    const bureau = await one();
    await bureau.goTo(at("2020-08-17", 0));
    await bureau.goTo(at("2020-08-17", 7));
    expect(bureau.told).toEqual([]);
    await bureau.goTo(at("2020-08-17", 8));
    await bureau.goTo(at("2020-08-17", 9));
    expect(bureau.told).toHaveLength(1);
  });

  it("make up for a day on which nobody ran the bot", async () => {
    const bureau = await one();
    await bureau.goTo(at("2020-08-14", 10));
    await bureau.goTo(at("2020-08-15", 10));
    expect(bureau.told.map(({ day }) => day)).toEqual(["2020-08-14"]);
  });

  it("follow a deadline that was moved", async () => {
    const bureau = await one();
    await bureau.goTo(at("2020-08-17", 10));
    await bureau.record([due("教育", "2020-09-20")]);
    for (let day = 18; day <= 31; day += 1) await bureau.goTo(at(`2020-08-${day}`, 10));
    for (const day of ["05", "06", "07"]) await bureau.goTo(at(`2020-09-${day}`, 10));
    expect(bureau.told.map(({ day }) => day)).toEqual(["2020-08-17", "2020-09-06"]);
  });

  it("leave alone whoever was nudged", async () => {
    const bureau = await one();
    const nudge = {
      type: "reminded",
      person: "张三",
      kind: "nudge",
      departments: ["教育"],
    } as const;
    await bureau.record([{ ...nudge, day: "2020-08-17" }]);
    await bureau.goTo(at("2020-08-17", 8));
    expect(bureau.told).toEqual([]);
    await bureau.goTo(at("2020-08-18", 8));
    expect(bureau.told).toHaveLength(1);
  });

  it("do not remind of what was public, of what has no date, nor whoever cannot be told", async () => {
    const bureau = await one();
    await bureau.move("教育", "published");
    await bureau.record([
      ...[department("体育"), grant("张三", "clerk", "体育")],
      ...[department("水利"), due("水利", "2020-08-20")],
      { type: "person-added", person: "李四", name: "李四" },
      grant("李四", "clerk", "水利"),
    ]);
    await bureau.goTo(at("2020-08-17", 8));
    expect(bureau.told).toEqual([]);
  });

  it("tell managers how their part stands at the hour and on the days set, once", async () => {
    const bureau = await one({ digest: { hour: 9, days: [1, 3] } });
    await bureau.record([
      department("体育"),
      ...person("主管"),
      grant("主管", "manager", "教育"),
      ...person("无事"),
      grant("无事", "manager", "体育"),
    ]);
    const monday = "2020-05-18";
    for (let hour = 8; hour < 12; hour += 1) await bureau.goTo(at(monday, hour));
    await bureau.goTo(at("2020-05-19", 9));
    await bureau.goTo(at("2020-05-20", 15));
    expect(bureau.told.map(({ person: who, day, hour }) => `${who} ${day} ${hour}`)).toEqual([
      "主管 2020-05-18 9",
      "主管 2020-05-20 15",
    ]);
    expect(bureau.told[0]?.text).toBe(
      "进度简报　2019年度决算公开，1家，离截止94天（8月20日）。\n未开始1。\n昨天以来没有变化。\n最急1家，等填报人：教育局。",
    );
  });

  it("check at every full hour until they are stopped", async () => {
    const timers = createManualTimers();
    let looks = 0;
    const store = createMemoryStore();
    const watched: Store = { ...store, office: () => ((looks += 1), store.office()) };
    const reminders = startReminders({
      store: watched,
      clock: { now: () => "2020-08-17T02:20:00.000Z" },
      ids: { next: () => "id" },
      ...{ timers, log: createRecordingLog(), dateOf, hourOf },
      notices: { deliver: () => undefined, settle: async () => undefined },
      quiet: { from: 0, until: 0 },
      digest: { hour: 9, days: [] },
    });
    expect(timers.waiting()).toEqual([40 * 60_000]);
    const before = looks;
    await timers.pass(40 * 60_000);
    expect(looks).toBeGreaterThan(before);
    await reminders.stop();
    expect(timers.waiting()).toEqual([]);
  });
});
