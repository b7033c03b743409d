import { describe, expect, it } from "vitest";
import type { OfficeAct } from "../../../src/events/office/office-acts.js";
import { finalAccounts } from "../../interview/talk.js";
import type { Somebody } from "../bureau.js";
import { forgePress } from "../forge-press.js";
import { type Play, playBureau } from "../play.js";

/** One of each role at 园区办 (d2); 档案馆 (d1) is elsewhere. Both have a report. */
const PEOPLE: readonly Somebody[] = [
  { id: "operator", name: "管理员", grants: [{ role: "operator", department: "d2" }] },
  { id: "manager", name: "主管", grants: [{ role: "manager", department: "d2" }] },
  { id: "reviewer", name: "审核人", grants: [{ role: "reviewer", department: "d2" }] },
  { id: "clerk", name: "填报人", grants: [{ role: "clerk", department: "d2" }] },
  { id: "nobody", name: "没有角色", grants: [] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1" }] },
];
const ROLES = ["operator", "manager", "reviewer", "clerk", "nobody"] as const;
type Role = (typeof ROLES)[number];

/** Who may do it at 园区办, what shows that it was done, and how it is asked for. */
const TABLE: readonly {
  readonly what: string;
  readonly may: readonly Role[];
  readonly done: (name: string) => RegExp;
  readonly typed?: (name: string) => string;
  /** As a button somebody forged, or kept from when they still might. */
  readonly pressed: (department: string) => OfficeAct;
}[] = [
  {
    what: "see how one stands",
    may: ["operator", "manager", "reviewer", "clerk"],
    done: (name) => new RegExp(`${name}：填报中`),
    typed: (name) => `/status ${name}`,
    pressed: (department) => ({ what: "status", department }),
  },
  {
    what: "nudge",
    may: ["manager"],
    done: () => /会告诉1人/,
    typed: (name) => `/nudge ${name}`,
    pressed: (department) => ({ what: "nudge", department, sure: false }),
  },
  {
    what: "nudge without looking",
    may: ["manager"],
    done: () => /已催1人/,
    pressed: (department) => ({ what: "nudge", department, sure: true }),
  },
  {
    what: "set a deadline",
    may: ["operator", "manager"],
    done: (name) => new RegExp(`${name}：未定 → 2020年9月20日`),
    typed: (name) => `/deadline ${name} 2020-09-20`,
    pressed: (department) => ({ what: "deadline", department, typed: "2020-09-20" }),
  },
  {
    what: "be asked for a deadline",
    may: ["operator", "manager"],
    done: (name) => new RegExp(`${name}还没有定截止日`),
    typed: (name) => `/deadline ${name}`,
    pressed: (department) => ({ what: "deadline", department }),
  },
  {
    what: "choose what is added up",
    may: ["manager"],
    done: (name) => new RegExp(`选中\\d家.*\n未审定1家（不计入）：${name}填报中`),
    typed: (name) => `/totals ${name}`,
    pressed: (department) => ({ what: "totals", of: department }),
  },
  {
    what: "get who did what",
    may: ["operator", "manager", "reviewer", "clerk"],
    done: () => /操作记录\.xlsx/,
    typed: (name) => `/audit ${name}`,
    pressed: (department) => ({ what: "audit", department }),
  },
];

const HELP: readonly { readonly command: string; readonly may: readonly Role[] }[] = [
  { command: "/status", may: ["operator", "manager", "reviewer", "clerk"] },
  { command: "/audit", may: ["operator", "manager", "reviewer", "clerk"] },
  { command: "/nudge", may: ["manager"] },
  { command: "/deadline", may: ["operator", "manager"] },
  { command: "/departments", may: ["operator", "manager"] },
  { command: "/preview", may: ["manager", "reviewer", "clerk"] },
  { command: "/submit", may: ["clerk"] },
  { command: "/edit", may: ["clerk"] },
  { command: "/leave", may: ["operator", "manager", "reviewer", "clerk", "nobody"] },
];

const PLACES = [
  { id: "d2", name: "园区办", isOwn: true },
  { id: "d1", name: "档案馆", isOwn: false },
] as const;

async function forge(playing: Play, id: string, act: OfficeAct): Promise<string> {
  return forgePress(playing, id, { do: "office", act });
}

async function play(): Promise<Play> {
  const playing = await playBureau(await finalAccounts(), PEOPLE);
  await playing.who("ann").type("/new 2019");
  await playing.who("clerk").type("/new 2019");
  return playing;
}

describe.each(ROLES)("the %s", (role) => {
  it.each(TABLE)("may $what only where the table says so", async (row) => {
    for (const { id, name, isOwn } of PLACES) {
      const may = isOwn && row.may.includes(role);
      const playing = await play();
      const pressed = await forge(playing, role, row.pressed(id));
      expect(row.done(name).test(pressed), `pressed: ${pressed}`).toBe(may);
      if (row.typed === undefined) continue;
      const typed = await (await play()).who(role).type(row.typed(name));
      expect(row.done(name).test(typed), `typed: ${typed}`).toBe(may);
    }
  });

  it("gets a workbook of its own departments only", async () => {
    const playing = await play();
    const told = await forge(playing, role, { what: "status-sheet" });
    expect(told.includes("公开进度.xlsx")).toBe(role !== "nobody");
    const files = playing.stage.channel.sent.flatMap(({ chat, out }) =>
      chat === role && out.kind === "file" ? [Buffer.from(out.bytes).toString("utf8")] : [],
    );
    expect(files.join()).not.toContain("档案馆");
  });

  it("is told the commands it may use, and no others", async () => {
    const told = await (await play()).who(role).type("/help");
    for (const { command, may } of HELP) {
      expect(told.includes(command), `${command}: ${told}`).toBe(may.includes(role));
    }
  });

  it("confirms no deadline that was never shown", async () => {
    const playing = await play();
    await forge(playing, role, { what: "take-deadline" });
    expect(playing.store.office().deadlines.size).toBe(0);
  });
});
