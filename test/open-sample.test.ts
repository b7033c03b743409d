import { expect, it } from "vitest";
import type { MessageRef, Out } from "../src/workflow/ports.js";
import { createOpenSample } from "../src/open-sample.js";
import { loadPack } from "../src/pack/load-pack.js";
import { createManualTimers } from "./workflow/manual-timers.js";
import { createRecordingLog } from "./workflow/recording-log.js";
import { createFakeJobs } from "./workflow/set-up.js";

const REPLIES = new Map([
  ["profile.applies", "公务接待"],
  ["profile.name", "青山镇财政所"],
  ["spending.total", "462.96"],
  ["spending.basic", "384.99"],
  ["spending.project", "77.97"],
  ["spending.prior", "378.99"],
  ["spending.reason", "新增两个项目"],
  ["guests.cost", "4.2"],
  ["guests.batches", "20"],
]);

/** A sample, and what the person who looks is shown. */
async function openSample(replies = REPLIES) {
  const pack = await loadPack("test/channels/telegram/small-pack");
  const log = createRecordingLog();
  let ids = 0;
  const open = createOpenSample({
    ...{ pack, replies, log },
    jobs: createFakeJobs(),
    clock: { now: () => "2026-11-24T04:00:00.000Z" },
    timers: createManualTimers(),
    ids: { next: () => `id${(ids += 1)}` },
    dateOf: (now) => now.slice(0, 10),
  });
  const shown: (Out | { readonly kind: "said"; readonly text: string })[] = [];
  const sample = open({
    account: "web:local",
    chat: "web:local/sample",
    async deliver(_chat, out): Promise<MessageRef> {
      if (out.kind !== "progress" || out.replaces === undefined) return String(shown.push(out) - 1);
      shown[Number(out.replaces)] = out;
      return out.replaces;
    },
    say: async (text) => void shown.push({ kind: "said", text }),
  });
  const texts = (): readonly string[] =>
    shown.map((one) => `${one.kind}: ${"text" in one ? one.text : one.name}`);
  const says = (text: string, id: string) =>
    sample.bot.receive({
      ...{ id, account: "web:local", chat: "web:local/sample" },
      body: { kind: "text", text, messageId: id },
    });
  return { sample, shown, texts, says, log };
}

it("shows how a report is filled, and the filled one", async () => {
  const { sample, texts, log } = await openSample();
  await sample.filled;
  const all = texts();
  expect(all[0]).toMatch(/^message: 这是一份示例[^]*不影响您自己的填报/);
  expect(all).toContain("said: 青山镇财政所");
  expect(all.some((text) => text.startsWith("message: 已记录"))).toBe(true);
  expect(all.filter((text) => text.startsWith("progress"))).toEqual([
    expect.stringMatching(/其余\d+次问答都照这样填好了/),
  ]);
  expect(all.at(-1)).toMatch(/^message: 都填完了/);
  const desk = await sample.bot.viewChat.desk({ account: "web:local" }, "web:local/sample");
  expect(desk?.report).toMatchObject({ department: "青山镇财政所", errors: 0 });
  expect(desk?.groups.every((group) => group.mark === "done")).toBe(true);
  expect(log.lines).toEqual([]);
});

it("talks like any other chat once it is filled, and not in between", async () => {
  const { sample, texts, says } = await openSample();
  await says("/edit 公务接待费", "early1");
  await sample.bot.idle();
  const all = texts();
  expect(all.findIndex((text) => text.includes("公务接待费"))).toBeGreaterThan(
    all.findIndex((text) => text.includes("都填完了")),
  );
});

it("says on every file that it is of a sample", async () => {
  const { sample, shown, says } = await openSample();
  await says("/report word", "late1");
  await sample.bot.idle();
  expect(shown.find((one) => one.kind === "file")).toMatchObject({ name: "示例-2019.docx" });
});
