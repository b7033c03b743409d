import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import type { Grant } from "../../../src/events/office/office-events.js";
import type { Permission } from "../../../src/interview/me.js";
import { createAuthorise } from "../../../src/workflow/access/authorise.js";
import { settleBureau } from "../bureau.js";

const ALL: readonly Permission[] = [
  ...(["read", "fill", "submit", "review", "status", "operate"] as const),
  ...(["manage", "share", "set-deadline", "nudge", "total", "audit"] as const),
];

/** Role -> what it may do in its own department d2, in the unit below it (d2a), elsewhere (d1), with a stranger's report. */
const TABLE: readonly {
  readonly as: string;
  readonly grants: readonly Grant[];
  readonly own: readonly Permission[];
  readonly below: readonly Permission[];
  readonly elsewhere: readonly Permission[];
}[] = [
  {
    as: "operator of the bureau",
    grants: [{ role: "operator", department: null }],
    own: ["operate", "manage", "set-deadline", "status", "audit"],
    below: ["operate", "manage", "set-deadline", "status", "audit"],
    elsewhere: ["operate", "manage", "set-deadline", "status", "audit"],
  },
  {
    as: "manager of the bureau",
    grants: [{ role: "manager", department: null }],
    own: ["read", "status", "manage", "set-deadline", "nudge", "total", "audit"],
    below: ["read", "status", "manage", "set-deadline", "nudge", "total", "audit"],
    elsewhere: ["read", "status", "manage", "set-deadline", "nudge", "total", "audit"],
  },
  {
    as: "manager of a department",
    grants: [{ role: "manager", department: "d2" }],
    own: ["read", "status", "manage", "set-deadline", "nudge", "total", "audit"],
    below: ["read", "status", "manage", "set-deadline", "nudge", "total", "audit"],
    elsewhere: [],
  },
  {
    as: "reviewer of a department",
    grants: [{ role: "reviewer", department: "d2" }],
    own: ["read", "review", "status", "audit"],
    below: ["read", "review", "status", "audit"],
    elsewhere: [],
  },
  {
    as: "responsible clerk",
    grants: [{ role: "clerk", department: "d2", responsible: true }],
    own: ["read", "fill", "submit", "share", "status", "audit"],
    below: [],
    elsewhere: [],
  },
  {
    as: "clerk beside a responsible one",
    grants: [{ role: "clerk", department: "d2" }],
    own: ["read", "fill", "status", "audit"],
    below: [],
    elsewhere: [],
  },
  { as: "somebody without a role", grants: [], own: [], below: [], elsewhere: [] },
];

describe.each(TABLE)("$as", ({ grants, own, below, elsewhere }) => {
  async function meOf() {
    const store = createMemoryStore();
    await settleBureau(store, [
      { id: "me", name: "我", grants },
      { id: "x", name: "别人", grants: [{ role: "clerk", department: "d2", responsible: true }] },
    ]);
    const access = createAuthorise([], { office: () => store.office() })(
      { account: "fake:me" },
      "talk",
      "fake:me",
    );
    if (!access.allowed) throw new Error(access.says);
    return access.me;
  }

  it.each([
    { place: "d2", allowed: own },
    { place: "d2a", allowed: below },
    { place: "d1", allowed: elsewhere },
    { place: "nowhere", allowed: [] },
  ])("in $place", async ({ place, allowed }) => {
    const me = await meOf();
    const found = ALL.filter((permission) => me.may(permission, { department: place }));
    expect(found).toEqual(ALL.filter((permission) => allowed.includes(permission)));
  });

  it("with a report of no department, opened by somebody else", async () => {
    const me = await meOf();
    const place = { department: "", owner: "fake:x" };
    expect(ALL.filter((permission) => me.may(permission, place))).toEqual([]);
  });

  it("lists the departments it may do it in", async () => {
    const me = await meOf();
    for (const permission of ALL) {
      const places = [...(own.includes(permission) ? ["d2"] : [])];
      if (below.includes(permission)) places.push("d2a");
      if (elsewhere.includes(permission)) places.unshift("d1");
      expect(me.departments(permission), permission).toEqual(places);
    }
  });
});

it("lets an account of the configuration at its own reports only", () => {
  const access = createAuthorise(["fake:1"])({ account: "fake:1" }, "talk", "fake:1");
  if (!access.allowed) throw new Error(access.says);
  expect(access.mayOpen({ owner: "fake:1", department: "" })).toBe(true);
  expect(access.mayOpen({ owner: "fake:2", department: "" })).toBe(false);
  expect(access.mayOpen({ owner: "fake:1", department: "d1" })).toBe(false);
  expect(access.me.may("manage")).toBe(false);
});

it("lets nobody else in, and says what to do", () => {
  const access = createAuthorise(["fake:1"])({ account: "fake:9" }, "talk", "fake:9");
  expect(access.allowed).toBe(false);
  if (!access.allowed) expect(access.says).toContain("fake:9");
});

it("takes roles away at once", async () => {
  const store = createMemoryStore();
  const grant = { role: "clerk", department: "d2" } as const;
  await settleBureau(store, [{ id: "me", name: "我", grants: [grant] }]);
  const authorise = createAuthorise([], { office: () => store.office() });
  const report = { owner: "fake:me", department: "d2" };
  const opens = (): boolean => {
    const access = authorise({ account: "fake:me" }, "view", "r1");
    return access.allowed && access.mayOpen(report);
  };
  expect(opens()).toBe(true);
  const version = store.office().version;
  await store.commit({
    ...{ update: "u", chat: "system:test", chatEvents: [], reportEvents: [] },
    expected: { chat: 0, office: version },
    officeEvents: [
      { batch: "u", by: "x", at: "2020", event: { type: "revoked", person: "me", grant } },
    ],
  });
  expect(opens()).toBe(false);
});
