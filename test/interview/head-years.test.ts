import { beforeAll, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

/** Of 因公出国（境）费 a report of 2019 asks 5.00 of the year before, 6.00 as budget, 5.50 as spent. */
it.each([
  {
    what: "tabs",
    text: "项目\t2018年决算数\t2019年预算数\t2019年决算数\n因公出国（境）费\t5.00\t6.00\t5.50",
  },
  {
    what: "another order",
    text: "项目\t2019年度决算数\t2019年初预算数\t2018年度决算数\n因公出国（境）费\t5.50\t6.00\t5.00",
  },
  {
    what: "years above",
    text: "项目\t2019年\t\t2018年\n\t预算数\t决算数\t决算数\n因公出国（境）费\t6.00\t5.50\t5.00",
  },
  {
    what: "line breaks",
    text: '项目\t"2018年\n决算数"\t"2019年\n预算数"\t"2019年\n决算数"\n因公出国（境）费\t5.00\t6.00\t5.50',
  },
  {
    what: "spaces",
    text: "项目 2018年决算数 2019年预算数 2019年决算数\n因公出国（境）费 5.00 6.00 5.50",
  },
])("a column goes by the year of its head: $what", ({ text }) => {
  const talk = startFilling(pack, "因公出国（境）");
  talk.type("/paste");
  talk.type(text);
  const { position } = talk.chat();
  if (position.at !== "paste") throw new Error(`at ${position.at}`);
  const offered = [
    ...position.proposals,
    ...(position.asks ?? []).flatMap(({ choices }) => choices),
  ];
  const told = Object.fromEntries(offered.map(({ key, typed }) => [key, typed]));
  expect(told).toMatchObject({
    "three_public.overseas.prior": "5.00",
    "three_public.overseas.budget": "6.00",
    "three_public.overseas.actual": "5.50",
  });
});
