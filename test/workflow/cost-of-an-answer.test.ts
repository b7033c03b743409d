import { expect, it } from "vitest";
import { createMemoryStore } from "../../storage/memory/memory-store.js";
import { listMissing } from "../../src/interview/answers/list-missing.js";
import { step } from "../../src/interview/step.js";
import { finalAccounts } from "../interview/talk.js";
import { setUp } from "./set-up.js";

it("an answer is decided once, and looks at no other report, however many years are open", async () => {
  const memory = createMemoryStore();
  let looks = 0;
  let steps = 0;
  const store = {
    ...memory,
    summaries: (filter: Parameters<typeof memory.summaries>[0]) => {
      looks += 1;
      return memory.summaries(filter);
    },
  };
  const engine = {
    listMissing,
    step: (...given: Parameters<typeof step>) => {
      steps += 1;
      return step(...given);
    },
  };
  const { workflow, channel, says } = setUp({ store, engine, packs: [await finalAccounts()] });
  const portrait = ["行政单位\n公务接待", "确定", "城南办公室"];
  for (const text of ["/new 2019", ...portrait, "/new 2020", ...portrait]) await says(text);

  looks = 0;
  steps = 0;
  for (const text of ["462.96", "462.96", "多少", "3.9.1"]) await says(text);
  expect({ looks, steps }).toEqual({ looks: 0, steps: 4 });
  await workflow.settle();
  expect(channel.told().at(-1)).toContain("【2020年度·");
});
