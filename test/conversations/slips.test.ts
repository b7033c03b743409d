import { beforeAll, expect, it } from "vitest";
import type { Finding } from "../../src/checks/finding.js";
import { findSlips } from "../../src/checks/slips/find-slips.js";
import type { Key, Pack } from "../../src/pack/pack.js";
import {
  EXAMPLE,
  findingsOf,
  loadFinalAccounts,
  readReplies,
  type Replies,
  sheetOf,
} from "./department.js";

/** One slip of the clerk each; an empty reply leaves the item out. */
const SLIPS: readonly { readonly key: Key; readonly reply: string }[] = [
  { key: "basic.30103", reply: "59.65" },
  { key: "basic.30101", reply: "6.770" },
  { key: "basic.30113", reply: "" },
  { key: "basic.30209", reply: "14.47" },
  { key: "basic.30226", reply: "31420" },
  { key: "basic.30299", reply: "-40.62" },
  { key: "basic.30107", reply: "56.95" },
  { key: "basic.31002", reply: "3.46元" },
  { key: "basic.30302", reply: "5.95" },
  { key: "income.total", reply: "426.96" },
  { key: "income.fiscal", reply: "46.96" },
  { key: "function.201.general_project", reply: "" },
  { key: "function.205.general_basic", reply: "348.99" },
  { key: "function.208.general_project", reply: "0.04" },
  { key: "function.204.general_project", reply: "30.00" },
  { key: "expenditure.total", reply: "4629.6" },
  { key: "expenditure.project", reply: "77.79" },
  { key: "overall.prior", reply: "78.99" },
  { key: "fiscal.prior", reply: "387.99" },
  { key: "general_budget.prior", reply: "3789.9" },
  { key: "fiscal.general_budget", reply: "46.296" },
  { key: "budget_item.wages_welfare.budget", reply: "2186400" },
  { key: "budget_item.goods_services.budget", reply: "105.27" },
  { key: "budget_item.goods_services.actual", reply: "150.32" },
  { key: "three_public.overseas.fare", reply: "6.2" },
  { key: "three_public.vehicle_operation.actual", reply: "14.63" },
  { key: "three_public.reception.budget", reply: "2.59" },
  { key: "three_public.reception.prior", reply: "17.7" },
  { key: "operating_cost.actual", reply: "145.73" },
  { key: "operating_cost.budget", reply: "154.77元" },
  { key: "meeting.actual", reply: "12.8" },
  { key: "training.prior", reply: "4" },
  { key: "celebration.actual", reply: "100" },
  { key: "procurement.goods", reply: "45" },
  { key: "procurement.sme", reply: "45000" },
  { key: "performance.amount", reply: "469.26" },
];

const example = readReplies(EXAMPLE);
let pack: Pack;
let usual: ReadonlyMap<string, string>;
beforeAll(async () => {
  pack = await loadFinalAccounts();
  usual = new Map(findingsOf(sheetOf(pack, example)).map(({ id, says }) => [id, says]));
});

it.each(SLIPS)("sees that $key was typed as $reply", ({ key, reply }) => {
  expect(newFindings(withSlip(key, reply)).length).toBeGreaterThan(0);
});

// A slip is looked for only when a finding is shown: here for every finding of every case.
it("names the right figure in nine slips of ten", { timeout: 120_000 }, () => {
  const unnamed = SLIPS.filter(({ key, reply }) => {
    const replies = withSlip(key, reply);
    const sheet = sheetOf(pack, replies);
    const all = findingsOf(sheet);
    return !newFindings(replies)
      .flatMap((finding) => findSlips(sheet, finding, without(all, finding)))
      .some((slip) => slip.key === key);
  });
  expect(unnamed.length / SLIPS.length, JSON.stringify(unnamed)).toBeLessThanOrEqual(0.1);
});

function newFindings(replies: Replies): readonly Finding[] {
  return findingsOf(sheetOf(pack, replies)).filter(({ id, says }) => usual.get(id) !== says);
}

function without(all: readonly Finding[], one: Finding): readonly Finding[] {
  return all.filter(({ id }) => id !== one.id);
}

function withSlip(key: Key, reply: string): Replies {
  const rest = Object.fromEntries(Object.entries(example).filter(([other]) => other !== key));
  return reply === "" ? rest : { ...rest, [key]: reply };
}
