import { expect, it } from "vitest";
import { SLIP_KINDS } from "../../src/checks/finding.js";
import type { ListedFinding } from "../../src/replay/list-findings.js";
import { type Changes, changed, example, replay } from "./replaying.js";

/** One slip of a clerk's hand each; null leaves the item out. */
const SLIPS: readonly Changes[] = [
  // Two digits changed places.
  { "basic.30103": "59.65" },
  { "income.total": "426.96" },
  { "function.205.general_project": "73.57" },
  { "operating_cost.budget": "157.47" },
  { "three_public.vehicle_operation.budget": "14.63" },
  { "general_budget.prior": "387.99" },
  // The point in the wrong place.
  { "basic.30101": "6.770" },
  { "expenditure.total": "4629.6" },
  { "three_public.reception.prior": "17.7" },
  { "meeting.actual": "12.8" },
  { "procurement.sme": "45" },
  // A digit lost.
  { "overall.prior": "78.99" },
  { "budget_item.goods_services.budget": "10.27" },
  { "performance.amount": "46.96" },
  { "function.205.general_basic": "34.99" },
  // A digit struck twice.
  { "basic.30215": "11.28" },
  // 元 and 万元 mixed up.
  { "basic.31002": "3.46元" },
  { "celebration.actual": "10元" },
  { "fiscal.prior": "378.99元" },
  { "budget_item.wages_welfare.actual": "2237800" },
  { "basic.30226": "314200" },
  // The sign.
  { "basic.30299": "-40.62" },
  { "training.prior": "-0.4" },
  { "income.fiscal": "-462.96" },
  // An item left out.
  { "basic.30113": null },
  { "function.201.general_project": null },
  { "three_public.overseas.lodging": null },
  { "procurement.goods": null },
  // An item entered twice.
  { "basic.30107": "56.95" },
  { "function.204.general_project": "30.00" },
  { "procurement.services": "4.5" },
  { "basic.30305": "5.59" },
  // Counts.
  { "assets.vehicle.confidential": null },
  { "three_public.reception.person_times": "1350人次" },
  { "meeting.people": "3450人" },
];

const usual = new Set(await findingsOf({}));
const played = new Map<Changes, Awaited<ReturnType<typeof play>>>();
for (const slip of SLIPS) played.set(slip, await play(slip));

it.each(SLIPS.map((slip) => ({ slip })))("sees $slip", ({ slip }) => {
  const { asked, fresh } = playedOf(slip);
  expect(asked || fresh.length > 0).toBe(true);
});

it("names the right figure in nine slips of ten", () => {
  const unnamed = SLIPS.filter((slip) => {
    const { key, asked, fresh } = playedOf(slip);
    return !asked && !fresh.some(({ slips }) => slips.some((one) => one.key === key));
  });
  expect(unnamed.length / SLIPS.length, JSON.stringify(unnamed)).toBeLessThanOrEqual(0.1);
});

it("tells slips of all kinds, three a finding at most", () => {
  const slips = [...played.values()].flatMap(({ fresh }) => fresh.map((finding) => finding.slips));
  const kinds = new Set(slips.flat().map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...SLIP_KINDS].sort());
  expect(slips.filter(({ length }) => length > 3)).toEqual([]);
});

it("offers the very figure back where the slip is plain", () => {
  const back = SLIPS.filter((slip) => {
    const { key, fresh } = playedOf(slip);
    const right = yuanOf(example.get(key) ?? "0");
    return fresh.some(({ slips }) =>
      slips.some((one) => one.key === key && one.suggestion === right),
    );
  });
  expect(back.length / SLIPS.length).toBeGreaterThan(0.7);
});

async function play(slip: Changes) {
  const [key = ""] = Object.keys(slip);
  const { failed, findings } = await replay(changed(example, slip));
  return {
    key,
    /** Asked back before it was stored. */
    asked: failed.some((one) => one.key === key),
    fresh: findings.filter((finding) => !usual.has(describe(finding))),
  };
}

async function findingsOf(changes: Changes): Promise<readonly string[]> {
  const { findings } = await replay(changed(example, changes));
  return findings.map(describe);
}

function describe({ id, status, says }: ListedFinding): string {
  return `${id} ${status} ${says}`;
}

function playedOf(slip: Changes) {
  const found = played.get(slip);
  if (found === undefined) throw new Error("not played");
  return found;
}

/** The example types 万元 with two decimals, or a count. */
function yuanOf(reply: string): string {
  const [, whole = "", decimals = ""] = /^(\d+)(?:\.(\d+))?$/.exec(reply) ?? [];
  return whole === ""
    ? reply.replace(/\D+$/, "")
    : (whole + decimals.padEnd(4, "0")).replace(/^0+(?=\d)/, "");
}
